// Asks an MCP server over stdio for its tools, and prints the result of tools/list, all pages together.
// Usage: node capture.mjs COMMAND [ARGUMENT …]
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const [command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
let next = 1;

createInterface({ input: server.stdout }).on('line', (line) => {
  let message;
  try {
    message = JSON.parse(line);
  } catch {
    return;
  }
  if (message.id !== undefined && waiting.has(message.id) && !message.method) {
    waiting.get(message.id)(message);
    waiting.delete(message.id);
  } else if (message.method && message.id !== undefined) {
    send({ jsonrpc: '2.0', id: message.id, result: message.method === 'roots/list' ? { roots: [] } : {} });
  }
});

function send(message) {
  server.stdin.write(JSON.stringify(message) + '\n');
}

function ask(method, params) {
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, (answer) => (answer.error ? reject(new Error(answer.error.message)) : resolve(answer.result)));
    send({ jsonrpc: '2.0', id, method, params });
  });
}

await ask('initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'remit-capture', version: '1' },
});
send({ jsonrpc: '2.0', method: 'notifications/initialized' });
const tools = [];
let cursor;
do {
  const page = await ask('tools/list', cursor ? { cursor } : {});
  tools.push(...page.tools);
  cursor = page.nextCursor;
} while (cursor);
console.log(JSON.stringify({ tools }, null, 2));
server.kill();
