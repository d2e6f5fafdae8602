package dev.remit.testkit.report;

/** How the page looks. It may load nothing, and runs no script. */
final class HtmlStyle {
  static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>remit test</title>
      <style>
      :root { --page: #fff; --ink: #1c2128; --quiet: #636c76; --line: #d1d9e0; --box: #f6f8fa;
        --full: #c6efce; --part: #ffe8a3; --none: #ffc9c9; --good: #1a7f37; --bad: #b91c1c }
      @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --ink: #e6edf3;
        --quiet: #9198a1; --line: #3d444d; --box: #151b23; --full: #1b4727; --part: #5c4700;
        --none: #6b1d1d; --good: #3fb950; --bad: #ff7b72 } }
      * { box-sizing: border-box }
      body { margin: 0; background: var(--page); color: var(--ink);
        font: 15px/1.5 system-ui, sans-serif }
      main { max-width: 72rem; margin: 0 auto; padding: 1.5rem }
      h1, h2 { line-height: 1.2; margin: 1.5rem 0 .75rem } h1 { margin-top: 0 }
      .quiet { color: var(--quiet); font-weight: normal; overflow-wrap: anywhere }
      .good { color: var(--good) } .bad { color: var(--bad) }
      .verdict { font-size: 1.25rem; font-weight: 600; margin: 0 }
      dl { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 1rem 0 }
      dt { color: var(--quiet) } dd { margin: 0; font-size: 1.15rem; font-weight: 600 }
      details { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1rem;
        overflow: hidden } details:not([open]) { margin-bottom: .5rem }
      summary { padding: .5rem .75rem; background: var(--box); cursor: pointer; font-weight: 600;
        overflow-wrap: anywhere }
      pre, table { margin: 0; width: 100%; font: 13px/1.5 ui-monospace, monospace }
      pre { padding: .75rem; overflow-x: auto }
      .prose { white-space: pre-wrap; overflow-wrap: anywhere }
      table { border-collapse: collapse; display: block; overflow-x: auto; padding: .5rem 0 }
      code { font: inherit; white-space: pre } td { padding: 0 .75rem 0 0; vertical-align: top }
      .n, .r { text-align: right; color: var(--quiet); user-select: none; min-width: 3rem;
        white-space: nowrap }
      mark, .r span, .key span { color: var(--ink); border-radius: 3px; padding: 0 2px }
      .full { background: var(--full) }
      .part { background: var(--part); border-bottom: 1px dashed var(--quiet) }
      .none { background: var(--none); border-bottom: 2px solid var(--bad) }
      </style>
      </head>
      <body>
      <main>
      <h1>remit test</h1>
      """;

  static final String FOOT = "</main>\n</body>\n</html>\n";

  static final String LEGEND =
      """
      <p class="key quiet">A clause was <span class=full>each truth that it can be</span>,
      <span class=part>some of them</span> or <span class=none>none</span>; point at it for how
      often. Before a rule stands how often it fired.</p>
      """;

  private HtmlStyle() {}
}
