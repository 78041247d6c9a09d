import { median, type Figure } from '../figure.ts';
import { startServer } from '../startServer.ts';

/** How soon the built server answers, and what it keeps in memory while nobody asks. */
export async function serverStart(): Promise<Figure[]> {
  const starts: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await using server = await startServer();
    starts.push(server.firstAnswer);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    idle.push(server.memory());
  }
  return [
    { what: 'server: start to first answer, on an empty folder', measured: median(starts), unit: 'ms', promised: 'under 500' },
    { what: 'server: idle memory', measured: median(idle), unit: 'MiB', promised: 'under 120' },
  ];
}
