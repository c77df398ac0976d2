import { Hand, Plus, Trash2 } from 'lucide-react';
import { RadioGroup, Toggle } from 'radix-ui';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { AREATA_LIMITS } from '../../scalp/areata';
import { simulation } from '../../simulation';
import { mm } from '../../units';
import { lossTool, lossToolActions } from '../lossTool';
import { NEW_PATCH_RADIUS } from '../PatchDrag';
import { placeForPatch } from '../placeForPatch';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

/** Patches of alopecia areata: added by a tap on the head, moved by a finger. */
export function AreataControl() {
  const patches = useStore(designStore, (state) => state.design.loss.patches);
  const isPlacing = useStore(lossTool, (state) => state.tool === 'patches');
  const canPlace = useStore(simulation, (state) => state.picker !== null);
  const chosen = Math.min(
    useStore(lossTool, (state) => state.patch),
    patches.length - 1,
  );
  const patch = patches[chosen];
  const isFull = patches.length >= AREATA_LIMITS.count;

  const add = () => {
    const at = placeForPatch(patches);
    if (!at) return;
    designActions.setPatches([...patches, { at, radiusMm: NEW_PATCH_RADIUS }]);
    lossToolActions.selectPatch(patches.length);
  };
  return (
    <section className="control" aria-label="Alopecia areata">
      <ControlHeading label="Areata" value={`${patches.length}`} unit={patches.length === 1 ? 'patch' : 'patches'} />
      <div className="loss-buttons">
        <Toggle.Root
          className="chip"
          pressed={isPlacing}
          onPressedChange={() => lossToolActions.toggle('patches')}
          aria-label="Place patches on the head"
        >
          <Hand aria-hidden size={18} /> On the head
        </Toggle.Root>
        <button type="button" className="chip" disabled={isFull || !canPlace} onClick={add} aria-label="Add a patch">
          <Plus aria-hidden size={18} /> Add
        </button>
      </div>
      {isPlacing && (
        <p className="hint" role="status">
          Tap the scalp to add a patch, drag one to move it. Two fingers turn the head.
        </p>
      )}
      {patch && (
        <>
          <RadioGroup.Root
            className="loss-list"
            aria-label="Patch"
            value={String(chosen)}
            onValueChange={(next) => lossToolActions.selectPatch(Number(next))}
          >
            {patches.map((_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a patch has no name but its number
              <RadioGroup.Item key={i} className="chip" value={String(i)} aria-label={`Patch ${i + 1}`}>
                {i + 1}
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
          <div className="loss-item">
            <ControlHeading label={`Patch ${chosen + 1}`} value={(2 * patch.radiusMm).toFixed(0)} unit="mm across" />
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove patch ${chosen + 1}`}
              title="Remove"
              onClick={() => designActions.setPatches(patches.filter((_, i) => i !== chosen))}
            >
              <Trash2 aria-hidden size={20} />
            </button>
          </div>
          <ValueSlider
            control="loss"
            label="Width of the patch"
            valueText={`${(2 * patch.radiusMm).toFixed(0)} millimetres`}
            span={{ min: patch.radiusMm, max: patch.radiusMm }}
            {...AREATA_LIMITS.radiusMm}
            step={0.5}
            onChange={(radius) =>
              designActions.setPatches(
                patches.map((each, i) => (i === chosen ? { ...each, radiusMm: mm(Math.round(2 * radius) / 2) } : each)),
              )
            }
          />
        </>
      )}
    </section>
  );
}
