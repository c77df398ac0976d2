/** A page that places the same sites itself and in the simulation worker: worker.test.ts compares the two. */
import { DEMO_DESIGN } from '../../src/design/Design';
import { SimulationWorker } from '../../src/SimulationWorker';
import type { PigmentData } from '../../src/simulationProtocol';
import { digestInline, digestOf } from './siteDigest';

const HEAD_URL = new URL('/head/head.bin', location.href).href;

const inPage = async (seed: number) => digestInline(await (await fetch(HEAD_URL)).arrayBuffer(), seed);

async function inWorker(seed: number) {
  const received: PigmentData[] = [];
  const progress: number[] = [];
  const worker = new SimulationWorker({
    onProgress: (stage, share) => stage === 'sampling' && progress.push(share),
    onHead: () => {},
    onRegion: () => {},
    onPigment: (pigment) => received.push(pigment),
    onStubble: () => {},
    onCrash: (error) => console.error(error),
  });
  try {
    await worker.load(HEAD_URL);
    const settings = { hairline: DEMO_DESIGN.hairline, lossPattern: 'norwood6', hairOrigin: 'european' } as const;
    // a request that the next one overtakes: it must end in an AbortError and leave no trace
    const overtaken = worker.sample({ ...settings, seed: seed + 1 }).then(
      () => 'finished',
      (error: Error) => error.name,
    );
    await worker.sample({ ...settings, seed });
    return {
      overtaken: await overtaken,
      digest: await digestOf(received.at(-1)!),
      siteCounts: received.map(({ siteCount }) => siteCount),
      progress,
    };
  } finally {
    worker.dispose();
  }
}

Object.assign(window, { inPage, inWorker, ready: true });
