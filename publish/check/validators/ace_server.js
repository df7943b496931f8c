// Ace for many EPUBs in one browser: a path a line in, a JSON report a line out.
//
//     node ace_server.js FOLDER-OF-@daisy/ace
//
// Ace's own program takes one book and starts a browser for it. A book that it cannot get through
// gives the line {"failed": "why"}, and the next one is checked. The books are a stranger's: their
// scripts run in this browser, so it has no network, and its sandbox where the system allows one; of
// files it gets those below the temporary folder, where Ace unpacks the books.
'use strict';

const { createRequire } = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const { fileURLToPath } = require('node:url');

const ofAce = createRequire(path.join(process.argv[2], 'package.json'));

// Answers alone go to the standard output. Each is waited for: a pipe takes no long one at once.
const write = process.stdout.write.bind(process.stdout);
const answer = (value) => new Promise((done) => write(JSON.stringify(value) + '\n', done));
console.log = console.info = console.error;
process.stdout.write = process.stderr.write.bind(process.stderr);

const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--no-first-run',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

const UNPACKED = fs.realpathSync(process.env.TMPDIR || require('node:os').tmpdir()) + path.sep;

function mayBeRead(address) {
  if (!address.startsWith('file:')) return true;
  try {
    return fs.realpathSync(fileURLToPath(address)).startsWith(UNPACKED);
  } catch {
    return false; // no file of this machine, or none that is there
  }
}

function alone(page) {
  const on = page.on.bind(page);
  // Ace decides on each request; what leads out never comes before it.
  page.on = (event, listener) =>
    event !== 'request'
      ? on(event, listener)
      : on(event, (request) => (mayBeRead(request.url()) ? listener(request) : request.abort()));
  // Nobody has asked for another window, whose requests would be seen by nobody.
  page.on('popup', (window) => window.close().catch(() => {}));
  return page;
}

async function guarded(browser) {
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async () => {
    const page = alone(await newPage());
    await page.evaluateOnNewDocument(() => {
      window.open = () => null;
    });
    return page;
  };
  return browser;
}

function withoutNetwork(puppeteer) {
  const launch = async (options) => guarded(await puppeteer.launch(options));
  return async (options) => {
    const open = ARGUMENTS.concat(options.args || []);
    const boxed = open.filter((one) => !one.includes('sandbox'));
    // By a pipe: a browser whose pipe breaks ends, one with a port outlives whoever started it.
    const common = { ...options, pipe: true, timeout: 60000 };
    if (process.getuid && process.getuid() === 0) return launch({ ...common, args: open });
    try {
      return await launch({ ...common, args: boxed });
    } catch {
      return launch({ ...common, args: open });
    }
  };
}

// What is run in each page, that of axe between two of ours; see there.
function quicker(scripts) {
  const axe = scripts.findIndex((script) => path.basename(script) === 'axe.js');
  if (axe < 0) return scripts;
  const ours = (name) => path.join(__dirname, 'axe', name);
  return [...scripts.slice(0, axe), ours('before.js'), scripts[axe], ours('after.js'), ...scripts.slice(axe + 1)];
}

async function main() {
  const atRunner = createRequire(ofAce.resolve('@daisy/ace-axe-runner-puppeteer'));
  const puppeteer = atRunner('puppeteer');
  const id = atRunner.resolve('puppeteer');
  // Its exports cannot be set one by one.
  require.cache[id].exports = { ...puppeteer, launch: withoutNetwork(puppeteer.default || puppeteer) };
  const runner = ofAce('@daisy/ace-axe-runner-puppeteer');
  const ace = ofAce('@daisy/ace-core');
  // Its report is taken as it is. Written, it would copy each picture to where the name that the book
  // gives it leads, from anywhere to anywhere.
  const { Report } = createRequire(ofAce.resolve('@daisy/ace-core'))('@daisy/ace-report');
  for (const step of ['copyData', 'saveJson', 'saveHtml']) Report.prototype[step] = async () => {};
  const winston = createRequire(ofAce.resolve('@daisy/ace-core'))('winston');
  winston.configure({ transports: [new winston.transports.Console({ silent: true })] });
  let started;
  const one = {
    ...runner,
    launch: () => (started = started || runner.launch()),
    run: (url, scripts, ...rest) => runner.run(url, quicker(scripts), ...rest),
    close: async () => {},
  };
  for await (const file of readline.createInterface({ input: process.stdin })) {
    const tmpdir = fs.mkdtempSync(path.join(process.env.TMPDIR || require('node:os').tmpdir(), 'ace-'));
    try {
      const options = { cwd: process.cwd(), outdir: tmpdir, lang: 'en', initLogger: false, jobId: '' };
      const [, report] = await ace(file, options, one);
      await answer({ assertions: report.assertions, outcome: report['earl:result'] });
    } catch (problem) {
      await answer({ failed: String((problem && problem.message) || problem) });
    } finally {
      fs.rmSync(tmpdir, { recursive: true, force: true });
    }
  }
  if (started) await runner.close();
}

main().then(
  () => process.exit(0),
  (problem) => {
    console.error(problem);
    process.exit(1);
  },
);
