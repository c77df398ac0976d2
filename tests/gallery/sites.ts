/** A page that places the same sites itself and in the simulation worker: worker.test.ts compares the two. */
import { NEUTRAL_LIKENESS } from '../../src/head/likeness';
import { SimulationWorker } from '../../src/SimulationWorker';
import type { HeadData, PigmentData } from '../../src/simulationProtocol';
import { digestInline, digestOf, OTHER_HEAD, SITE_SETTINGS } from './siteDigest';

const HEAD_URL = new URL('/head/head.bin', location.href).href;

const inPage = async (seed: number) => digestInline(await (await fetch(HEAD_URL)).arrayBuffer(), seed);

async function inWorker(seed: number) {
  const received: PigmentData[] = [];
  const progress: number[] = [];
  const heads: HeadData[] = [];
  const worker = new SimulationWorker({
    onProgress: (stage, share) => stage === 'sampling' && progress.push(share),
    onHead: (head) => heads.push(head),
    onRegion: () => {},
    onPigment: (pigment) => received.push(pigment),
    onZones: () => {},
    onScars: () => {},
    onLoss: () => {},
    onStubble: () => {},
    onCrash: (error) => console.error(error),
  });
  try {
    await worker.load(HEAD_URL, NEUTRAL_LIKENESS);
    const settings = { ...SITE_SETTINGS, head: NEUTRAL_LIKENESS };
    // a request that the next one overtakes: it must end in an AbortError and leave no trace
    const overtaken = worker.sample({ ...settings, seed: seed + 1 }).then(
      () => 'finished',
      (error: Error) => error.name,
    );
    await worker.sample({ ...settings, seed });
    const run = {
      overtaken: await overtaken,
      digest: await digestOf(received.at(-1)!),
      siteCounts: received.map(({ siteCount }) => siteCount),
      progress: [...progress],
    };
    const preview = await worker.shape(OTHER_HEAD);
    await worker.sample({ ...settings, seed, head: OTHER_HEAD });
    const otherDigest = await digestOf(received.at(-1)!);
    const isPreviewExact = preview.positions.every((value, i) => value === heads.at(-1)!.mesh.positions[i]);
    await worker.sample({ ...settings, seed });
    const digestAfterwards = await digestOf(received.at(-1)!);
    return { ...run, otherDigest, isPreviewExact, digestAfterwards };
  } finally {
    worker.dispose();
  }
}

/** The other head from the start, as a saved design has it. */
async function loadedOther(seed: number) {
  const received: PigmentData[] = [];
  const worker = new SimulationWorker({
    onProgress: () => {},
    onHead: () => {},
    onZones: () => {},
    onScars: () => {},
    onLoss: () => {},
    onRegion: () => {},
    onPigment: (pigment) => received.push(pigment),
    onStubble: () => {},
    onCrash: (error) => console.error(error),
  });
  try {
    await worker.load(HEAD_URL, OTHER_HEAD);
    await worker.sample({ ...SITE_SETTINGS, seed, head: OTHER_HEAD });
    return await digestOf(received.at(-1)!);
  } finally {
    worker.dispose();
  }
}

Object.assign(window, { inPage, inWorker, loadedOther, ready: true });
