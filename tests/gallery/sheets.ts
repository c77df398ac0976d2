/** Pictures of many designs on one sheet, in the program's own light and dots. tools/shots/sheets.ts asks. */
import { VIEW_PRESETS, type ViewPreset } from '../../src/appearance/viewPresets';
import type { Design } from '../../src/design/Design';
import { openDesign } from '../../src/design/migrations';
import { HAIRLINE_PRESETS, type HairlinePresetId, layHairline } from '../../src/scalp/hairlinePresets';
import { simulation } from '../../src/simulation';
import { lineSkinOf } from '../../src/ui/lineSkin';
import { mm } from '../../src/units';
import { LiveHead } from './liveHead';

const query = new URLSearchParams(location.search);
const WIDTH = Number(query.get('width') ?? 400);
const HEIGHT = Number(query.get('height') ?? 400);

/** The program's views, and two that show hairlines larger. */
export const SHEET_VIEWS = {
  ...VIEW_PRESETS,
  hairlineFront: { target: [0, 66, 20], direction: [0, 0.16, 1], frameWidthMm: mm(200), frameHeightMm: mm(190) },
  hairlineAngle: { target: [0, 70, 10], direction: [0.7, 0.28, 0.8], frameWidthMm: mm(214), frameHeightMm: mm(190) },
} as const satisfies Record<string, ViewPreset>;
export type SheetView = keyof typeof SHEET_VIEWS;

export interface SheetPicture {
  readonly title: string;
  /** As it is saved. */
  readonly design: string;
  readonly view: SheetView;
  /** Laid on the head in place of the design's own line. */
  readonly preset?: HairlinePresetId;
}

class SheetGallery {
  constructor(private readonly live: LiveHead) {}

  /** A PNG of the pictures in rows, as a data address. */
  async sheet(pictures: readonly SheetPicture[], columns: number): Promise<string> {
    const sheet = document.createElement('canvas');
    sheet.width = columns * WIDTH;
    sheet.height = Math.ceil(pictures.length / columns) * HEIGHT;
    const context = sheet.getContext('2d')!;
    context.font = '600 17px system-ui, sans-serif';
    for (const [i, { title, design, view, preset }] of pictures.entries()) {
      await this.live.show(withPreset(openDesign(design), preset));
      this.live.look(SHEET_VIEWS[view]);
      this.live.draw();
      const [x, y] = [(i % columns) * WIDTH, Math.floor(i / columns) * HEIGHT];
      context.drawImage(this.live.canvas, x, y);
      context.fillStyle = '#102a2c';
      context.fillText(title, x + 12, y + 26);
    }
    return sheet.toDataURL('image/png');
  }
}

/** A preset lies by tape, and brings its own edge. */
function withPreset(design: Design, preset: HairlinePresetId | undefined): Design {
  const skin = lineSkinOf(simulation.getState().head);
  if (!preset || !skin) return design;
  const { edge } = HAIRLINE_PRESETS[preset];
  return {
    ...design,
    hairline: { ...design.hairline, preset, line: layHairline(HAIRLINE_PRESETS[preset], skin), edge },
  };
}

declare global {
  interface Window {
    sheetGallery: SheetGallery;
    sheetGalleryReady: boolean;
  }
}
LiveHead.start(WIDTH, HEIGHT).then((live) => {
  window.sheetGallery = new SheetGallery(live);
  window.sheetGalleryReady = true;
});
