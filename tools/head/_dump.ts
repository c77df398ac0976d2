import { writeFileSync } from 'node:fs';
import { limitPositions, subdivide, subdivideLinear, subdivideSmooth, triangulate } from '../../src/head/subdivide';
import { mm } from '../../src/units';
import { cutHead } from './cutHead';
import { openMakeHuman } from './makehuman';
import { createHeadFitter } from './neutralHead';
import { NEUTRAL_PERSON, shapePerson } from './neutralShape';

const d = openMakeHuman();
const c = cutHead(d.base);
const f = createHeadFitter(d, c);
const a = f.align(shapePerson(d, NEUTRAL_PERSON));
const W = {
  headLength: mm(197.5),
  headBreadth: mm(153.5),
  headCircumference: mm(573),
  bitragionBreadth: mm(146),
  bizygomaticBreadth: mm(141),
  mentonSellionLength: mm(121.5),
  tragionToVertex: mm(132),
};
let fit = f.fit(a, W);
f.fairLike(f.toCage(a, fit));
fit = f.fit(a, W);
const P = f.toCage(a, fit).map((v) => Math.round(v * 100) / 100 + 0);
const s1 = subdivide(c),
  s2 = subdivide(s1);
const L = limitPositions(s2, subdivideSmooth(s2, subdivideSmooth(s1, P, 3), 3));
const T = triangulate(s2.quads);
const e = Uint8Array.from(subdivideLinear(s2, subdivideLinear(s1, f.ear, 1), 1), (w) => Math.round(w * 255));
writeFileSync(
  '/tmp/work/head/neutral_L2.bin',
  Buffer.concat([
    Buffer.from(Int32Array.of(L.length / 3, T.length / 3).buffer),
    Buffer.from(L.buffer),
    Buffer.from(T.buffer),
  ]),
);
writeFileSync('/tmp/work/head/ear_L2.bin', e);
writeFileSync('/tmp/work/head/landmarks.json', JSON.stringify(f.landmarks, null, 1));
