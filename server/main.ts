#!/usr/bin/env node
/**
 * The program `sayso`. It imports nothing at first: an old Node must meet the sentence below,
 * not a syntax error from deep inside a library.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Sayso needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  const { runCommandLine } = await import('./command-line.ts');
  await runCommandLine(process.argv);
}
