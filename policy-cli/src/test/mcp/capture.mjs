// Asks an MCP server over stdio for its tools and prints the result of tools/list as indented JSON.
//
//   node capture.mjs COMMAND [ARGUMENT …] > server.tools.json
//
// One page is printed with every member as it came. Where the server gives several pages, their tools are joined in
// the first page's result and `nextCursor` is left out. It declares no client capabilities, so a server lists only the
// tools it offers to every client. It fails, printing nothing, if the server ends, answers with an error or is silent.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const SILENCE_MS = 30_000;
const MOST_PAGES = 100;

let server;
const [command, ...args] = process.argv.slice(2);
if (!command) {
  fail('usage: node capture.mjs COMMAND [ARGUMENT …]');
}
server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
let next = 1;

server.on('error', (problem) => fail(problem.message));
server.on('exit', (code, signal) => fail(`the server ended early (${signal ?? code})`));
server.stdin.on('error', () => {}); // its end is reported by 'exit'

createInterface({ input: server.stdout }).on('line', (line) => {
  let message;
  try {
    message = JSON.parse(line);
  } catch {
    return; // some servers also log to standard output
  }
  if (message.method === 'ping') {
    send({ jsonrpc: '2.0', id: message.id, result: {} });
  } else if (message.method && message.id !== undefined) {
    send({ jsonrpc: '2.0', id: message.id, error: { code: -32601, message: 'Method not found' } });
  } else if (waiting.has(message.id)) {
    const answered = waiting.get(message.id);
    waiting.delete(message.id);
    answered(message);
  }
});

function fail(problem) {
  console.error(`capture: ${problem}`);
  server?.kill();
  process.exit(1);
}

function send(message) {
  server.stdin.write(JSON.stringify(message) + '\n');
}

function ask(method, params) {
  const id = next++;
  const silent = setTimeout(() => fail(`no answer to ${method}`), SILENCE_MS);
  return new Promise((resolve) => {
    waiting.set(id, ({ error, result }) => {
      clearTimeout(silent);
      if (error) {
        fail(`${method}: ${error.message}`);
      }
      resolve(result);
    });
    send({ jsonrpc: '2.0', id, method, params });
  });
}

await ask('initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'remit-capture', version: '1' },
});
send({ jsonrpc: '2.0', method: 'notifications/initialized' });

const result = await ask('tools/list', {});
for (let pages = 1; result.nextCursor !== undefined; pages++) {
  if (pages === MOST_PAGES) {
    fail(`more than ${MOST_PAGES} pages`);
  }
  const page = await ask('tools/list', { cursor: result.nextCursor });
  result.tools.push(...page.tools);
  if (page.nextCursor === undefined) {
    delete result.nextCursor;
  } else {
    result.nextCursor = page.nextCursor;
  }
}
server.removeAllListeners('exit');
server.kill();
console.log(JSON.stringify(result, null, 2));
