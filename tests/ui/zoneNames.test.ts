import { expect, it } from 'vitest';
import { NO_CUSTOM_ZONES } from '../../src/scalp/zoneEdits';
import { ANATOMICAL_ZONE_IDS } from '../../src/scalp/zoneIds';
import { selectedZones } from '../../src/ui/session';
import { borderOffsetText, existingZones } from '../../src/ui/zoneNames';

const zone = { outline: [] };

it('all zones are those that exist: what nobody has drawn cannot differ from the others', () => {
  expect(selectedZones('all', true, NO_CUSTOM_ZONES)).toEqual(ANATOMICAL_ZONE_IDS);
  expect(selectedZones('all', true, { customA: null, customB: zone })).toEqual([...ANATOMICAL_ZONE_IDS, 'customB']);
  expect(existingZones({ customA: zone, customB: zone })).toHaveLength(12);
});

it('a drawn zone has no other side, and one that is gone leaves all', () => {
  expect(selectedZones('customA', true, { customA: zone, customB: null })).toEqual(['customA']);
  expect(selectedZones('customA', true, NO_CUSTOM_ZONES)).toEqual(ANATOMICAL_ZONE_IDS);
  expect(selectedZones('templeR', true, NO_CUSTOM_ZONES)).toEqual(['templeR', 'templeL']);
});

it('says which way a border has gone', () => {
  expect(borderOffsetText('frontal', 3.5)).toBe('3.5 mm back');
  expect(borderOffsetText('temple', -2)).toBe('2 mm forward');
  expect(borderOffsetText('nape', 4)).toBe('4 mm down');
  expect(borderOffsetText('top', -4)).toBe('4 mm up');
  expect(borderOffsetText('back', 0)).toBe('by anatomy');
});
