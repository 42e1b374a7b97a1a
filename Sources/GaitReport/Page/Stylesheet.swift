/// The style of the report.
///
/// Neither `<` nor `>` nor `&` may stand in it: the text is escaped like every other.
enum Stylesheet {
  static let text = [
    colours, page, masthead, summary, tables, measurements, charts, cycles, lists, print,
  ].joined()

  static let colours = """

    :root {
      color-scheme: light dark;
      --ground: #f1efea; --paper: #ffffff; --ink: #1d2530; --soft: #5a6472; --faint: #8a929c;
      --hair: #e2e0da; --wash: #f7f6f2;
      --left: \(Palette.left.hex); --right: \(Palette.right.hex); --middle: #5d7183;
      --good: #2c7a51; --fair: #93690a; --poor: #a8452f;
      --norm: #e9e6df; --shade: #f1efe9; --double: #d5d9de; --band: #dcd8ce;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #101317; --paper: #181c22; --ink: #e8eaed; --soft: #a8b0ba; --faint: #7d8691;
        --hair: #2d333b; --wash: #1f242b; --middle: #9fb2c4;
        --good: #6cc196; --fair: #dcb154; --poor: #ec9580;
        --norm: #333a43; --shade: #21272e; --double: #414a55; --band: #3b434d;
      }
    }

    """

  static let page = """
    * { box-sizing: border-box; }
    html { background: var(--ground); -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; color: var(--ink); font: 16px/1.55 "Inter", "Helvetica Neue", "Segoe UI",
      "Noto Sans", "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums;
    }
    main {
      max-width: 860px; margin: 2.5rem auto; padding: 3rem 3.5rem 2.5rem; background: var(--paper);
      border-radius: 6px; box-shadow: 0 1px 2px rgb(0 0 0 / .05), 0 12px 40px rgb(0 0 0 / .06);
    }
    section { margin-top: 2.75rem; }
    h1, h2, h3 { line-height: 1.2; font-weight: 600; text-wrap: balance; }
    h1 { margin: .35rem 0 1.5rem; font-size: 2rem; letter-spacing: -.015em;
      overflow-wrap: anywhere; }
    h2 { margin: 0 0 .9rem; font-size: 1.2rem; letter-spacing: -.005em; }
    article.chapter { margin-top: 3.5rem; padding-top: 1.6rem; border-top: 2px solid var(--ink); }
    h2.title { margin-bottom: 1.2rem; font-size: 1.55rem; letter-spacing: -.012em;
      overflow-wrap: anywhere; }
    h3 { margin: 1.6rem 0 .6rem; font-size: .95rem; color: var(--soft); }
    h3.heading { margin: 0 0 .9rem; font-size: 1.1rem; color: var(--ink); }
    p { margin: 0 0 .9rem; max-width: 44rem; }
    .note { color: var(--soft); font-size: .875rem; }
    b { font-weight: 600; }

    """

  static let masthead = """
    .brand { display: flex; justify-content: space-between; margin: 0 0 1.6rem; max-width: none;
      padding-bottom: .7rem; border-bottom: 1px solid var(--hair); font-size: .8rem;
      color: var(--soft); letter-spacing: .02em; }
    .brand b { color: var(--ink); letter-spacing: .04em; }
    dl { margin: 0; }
    dd { margin: 0; overflow-wrap: anywhere; }
    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr));
      gap: .9rem 1.5rem; }
    .facts dt, .settings dt { color: var(--soft); font-size: .8rem; }
    .facts dd { font-size: .95rem; }

    """

  static let summary = """
    .part-summary { margin-top: 2rem; padding-top: 1.9rem; border-top: 1px solid var(--hair); }
    .headline { display: flex; flex-wrap: wrap; gap: 1.2rem 3rem; margin: 0 0 1.6rem; }
    .figure .label { margin: 0 0 .35rem; font-size: .85rem; color: var(--soft); }
    .number { margin: 0; white-space: nowrap; }
    .number b { font-size: 3rem; line-height: 1; font-weight: 300; letter-spacing: -.035em; }
    .number small { margin-left: .45rem; font-size: .95rem; color: var(--soft); }
    .pair .number b { font-size: 1.75rem; line-height: 1.15; letter-spacing: -.02em; }
    .pair .number .key { margin-left: .8rem; font-size: .8rem; color: var(--soft); }
    .lines { margin-top: 1.6rem; }
    .lines div { display: grid; grid-template-columns: 6.2rem 1fr; gap: 1rem; padding: .5rem 0;
      border-top: 1px solid var(--hair); font-size: .95rem; line-height: 1.5; }
    .lines div:last-child { border-bottom: 1px solid var(--hair); }
    .lines dt { color: var(--soft); font-size: .85rem; line-height: 1.7; }
    .refusal { padding: 1.3rem 1.5rem; background: var(--wash); border-left: 3px solid var(--fair);
      border-radius: 0 4px 4px 0; }
    .refusal .lead { font-size: 1.1rem; font-weight: 600; margin-bottom: .4rem; }
    .refusal h3 { margin: 1rem 0 .3rem; }
    .refusal ul { margin-bottom: 0; }
    figure { margin: 0; }
    figcaption { font-size: .82rem; color: var(--soft); }
    svg { display: block; width: 100%; height: auto; overflow: visible; }
    .limb { fill: none; stroke-width: 3.4; stroke-linecap: round; stroke-linejoin: round; }
    .limb.left { stroke: var(--left); } .limb.right { stroke: var(--right); }
    .limb.far { opacity: .5; }
    .limb.middle { stroke: var(--ink); }
    .head { fill: var(--paper); stroke: var(--ink); stroke-width: 2.4; }
    .ground { stroke: var(--hair); stroke-width: 1.5; }

    """

  static let tables = """
    .scroll { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
    th { text-align: left; font-weight: 400; color: var(--soft); font-size: .8rem; }
    th, td { padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--hair);
      vertical-align: top; }
    th:last-child, td:last-child { padding-right: 0; }
    tbody tr:last-child td { border-bottom: 0; }
    .quality td:nth-child(1), .quality td:nth-child(3), .people td, .angles td:not(:last-child) { white-space: nowrap; }
    .quality td:nth-child(2) { min-width: 9rem; }
    .good-list { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.2rem; margin: .4rem 0 0;
      padding: 0; list-style: none; font-size: .875rem; line-height: 1.4; }
    .good-list li { display: flex; margin: 0; padding: .4rem 0; }
    .good-list .level { min-width: 4.5rem; }
    .good-list .property { flex: 1; }
    .good-list .measured { margin-left: 1rem; white-space: nowrap; color: var(--soft); }
    .level { flex: none; display: inline-block; min-width: 3.6rem; font-weight: 600; }
    .level::before { content: ""; display: inline-block; width: .62em; height: .62em;
      margin-right: .45em; border: .13em solid currentColor; border-radius: 50%; }
    .level.good { color: var(--good); } .level.good::before { background: currentColor; }
    .level.fair { color: var(--fair); }
    .level.fair::before { background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
    .level.poor { color: var(--poor); }
    svg.range { width: 160px; height: 16px; margin-top: .12rem; }
    .rail { stroke: var(--hair); stroke-width: 2; stroke-linecap: round; }
    .range .zero { stroke: var(--faint); stroke-width: 1; }
    .bar { opacity: .55; }
    .left.bar, .left.mark { fill: var(--left); } .right.bar, .right.mark { fill: var(--right); }
    .middle.bar, .middle.mark { fill: var(--middle); }
    .mark { stroke: var(--paper); stroke-width: 1.4; }

    """

  static let charts = """
    .legend { font-size: .85rem; color: var(--soft); }
    .key { display: inline-block; margin-right: 1.1rem; white-space: nowrap; }
    .key::before { content: ""; display: inline-block; width: 1.1em; margin-right: .45em;
      vertical-align: .22em; border-top: .2em solid var(--middle); border-radius: 1px; }
    .key.left::before { border-color: var(--left); }
    .key.right::before { border-color: var(--right); }
    .key.filled::before { width: 1.7em; border-top: .16em dashed var(--soft);
      border-radius: 0; }
    td .key { margin-right: 0; }
    .panel { margin: 1.4rem 0 0; break-inside: avoid; overflow-x: auto; }
    .panel figcaption { display: flex; flex-wrap: wrap; gap: .1rem .9rem; align-items: baseline;
      margin-bottom: .3rem; }
    .panel figcaption b { color: var(--ink); font-size: .95rem; }
    .chart text { font-size: 11px; fill: var(--soft); }
    .chart .tick { stroke: var(--hair); stroke-width: 1; }
    .chart .zero { stroke: var(--faint); stroke-width: 1; }
    .chart .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
    .curve.left { stroke: var(--left); } .curve.right { stroke: var(--right); }
    .curve.middle { stroke: var(--middle); }
    .dense .curve { stroke-width: 1; opacity: .8; }
    .chart .filled { stroke-dasharray: 2.5 3; stroke-width: 1.4; opacity: .75;
      stroke-linecap: butt; }
    .chart .name { font-weight: 600; fill: var(--ink); }
    .chart .name.left { fill: var(--left); } .chart .name.right { fill: var(--right); }
    .pictures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.2rem 1rem; }
    .moment { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; align-items: start;
      margin-bottom: 1.2rem; }
    .moment figure:only-child { grid-column: 1 / -1; }
    .numbers td:nth-child(n+2), .numbers th:nth-child(n+2) { text-align: right; }
    .numbers td:nth-child(n+2) { font-size: 1.05rem; }
    .picture { break-inside: avoid; }
    .picture img { display: block; width: 100%; border-radius: 3px; background: var(--wash); }
    .picture figcaption { margin-top: .4rem; }
    .picture figcaption b { color: var(--ink); }

    """

  static let lists = """
    ul { margin: 0 0 .9rem; padding-left: 1.1rem; }
    li { margin-bottom: .4rem; max-width: 44rem; }
    li::marker { color: var(--faint); }
    .glossary { columns: 2; column-gap: 2.2rem; }
    .glossary div { padding: .35rem 0; font-size: .82rem; line-height: 1.45;
      break-inside: avoid; }
    .glossary dt { font-weight: 600; } .glossary dd { color: var(--soft); }
    .glossary .source { font-size: .9em; opacity: .85; }
    .settings div { display: grid; grid-template-columns: 9.5rem 1fr; gap: 1.2rem;
      padding: .38rem 0; font-size: .875rem; line-height: 1.45; break-inside: avoid; }
    .settings dt { font-size: .875rem; }
    .settings dd { font-size: .84rem; }
    footer { margin-top: 3rem; padding-top: 1.1rem; border-top: 1px solid var(--hair);
      color: var(--soft); font-size: .8rem; break-inside: avoid; }
    footer p { max-width: none; margin-bottom: .5rem; }
    @media (max-width: 720px) {
      main { margin: 0; padding: 1.5rem 1.2rem; border-radius: 0; box-shadow: none; }
      h1 { font-size: 1.5rem; }
      .hero { grid-template-columns: 1fr; gap: 1.4rem; }
      .panel .chart { min-width: 34rem; }
      .pictures { grid-template-columns: repeat(2, 1fr); }
      .moment { grid-template-columns: 1fr; }
      .glossary { columns: 1; }
      .settings div { grid-template-columns: 1fr; gap: 0; }
      .good-list { grid-template-columns: 1fr; }
      .quality thead { display: none; }
      .quality tr { display: grid; grid-template-columns: 4.6rem 1fr auto; gap: 0 .6rem;
        padding: .55rem 0; border-bottom: 1px solid var(--hair); }
      .quality td { padding: 0; border: 0; }
      .quality td:last-child { grid-column: 2 / -1; color: var(--soft); }
    }

    """

  static let print = """
    @page { size: A4; margin: 15mm 16mm 18mm;
      @bottom-left { content: "Footfall gait report"; font: 7.5pt sans-serif; color: #6b7480; }
      @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif;
        color: #6b7480; } }
    @media print {
      :root { color-scheme: light; --ground: #fff; --paper: #fff; --ink: #1d2530; --soft: #4d5663;
        --faint: #8a929c; --hair: #dddad3; --wash: #f7f6f2; --middle: #5d7183;
        --good: #2c7a51; --fair: #93690a; --poor: #a8452f;
        --norm: #e9e6df; --shade: #f1efe9; --double: #d5d9de; --band: #dcd8ce; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { font-size: 10pt; }
      main { max-width: none; margin: 0; padding: 0; box-shadow: none; border-radius: 0; }
      section { margin-top: 1.9rem; }
      .part-summary { margin-top: 1.4rem; padding-top: 1.3rem; }
      .scroll, .panel { overflow: visible; }
      h2, h3, .legend, .group, section h2 + p { break-after: avoid; }
      .metrics { break-inside: auto; }
      .metrics th, .metrics td { padding-top: .3rem; padding-bottom: .3rem; }
      .metrics .group th { padding-top: .8rem; }
      .headline { gap: .6rem 1.8rem; } .number b { font-size: 2.4rem; }
      .cycles { gap: .8rem 1.6rem; }
      .chapter { break-before: page; border-top: 0; padding-top: 0; }
      p, tr, li, figure, table, .refusal, .hero { break-inside: avoid; }
      .part-quality, .part-people, .part-limits, .part-settings, .part-conditions { break-inside: avoid; }
      .facts { grid-template-columns: repeat(3, 1fr); gap: .6rem 1.2rem; }
      .panel { margin-top: .5rem; }
      h3 { margin: .9rem 0 .4rem; }
    }

    """
}
