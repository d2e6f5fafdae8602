import { relative } from "node:path";
import {
  commands,
  ExtensionContext,
  ProcessExecution,
  Task,
  tasks,
  TaskRevealKind,
  TaskScope,
  Uri,
  window,
  workspace,
} from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";
import { bundleOf } from "./bundle";

let client: LanguageClient | undefined;

function remit(): string {
  return workspace.getConfiguration("remit").get<string>("path", "remit");
}

async function start(): Promise<void> {
  const server: ServerOptions = { command: remit(), args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "remit", scheme: "file" },
      { pattern: "**/remit.yaml", scheme: "file" },
    ],
  };
  client = new LanguageClient("remit", "Remit", server, options);
  try {
    await client.start();
  } catch (fault) {
    client = undefined;
    void window.showErrorMessage(
      `Remit: \`${remit()} lsp\` does not start (${fault}); set \`remit.path\` to the command remit.`,
    );
  }
}

async function restart(): Promise<void> {
  await client?.stop();
  await start();
}

/** A lens over a test: the file it stands in, and its name. */
async function runTest(file: string, name: string): Promise<void> {
  const path = Uri.parse(file).fsPath;
  const bundle = bundleOf(path);
  const test = `${relative(bundle, path).replaceAll("\\", "/")}:${name}`;
  const run = new ProcessExecution(remit(), ["test", bundle, "--filter", test]);
  const task = new Task({ type: "remit", name }, TaskScope.Workspace, name, "remit", run);
  task.presentationOptions = { reveal: TaskRevealKind.Always, clear: true };
  await tasks.executeTask(task);
}

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("remit.runTest", runTest),
    commands.registerCommand("remit.restart", restart),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("remit.path")) {
        void restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
