/// The style of measurements, cycles and steps.
extension Stylesheet {
  static let measurements = """
    .contents { list-style: none; padding: 0; margin: 0; color: var(--soft); }
    .metrics { table-layout: fixed; }
    .metrics thead th:nth-child(1) { width: 27%; }
    .metrics thead th:nth-child(2), .metrics thead th:nth-child(3) { width: 17%; }
    .metrics thead th:nth-child(4) { width: 16%; }
    .metrics.narrow thead th:nth-child(1) { width: 40%; }
    .metrics.narrow thead th:nth-child(n+2) { width: 20%; }
    .metrics th, .metrics td { padding: .42rem .8rem .42rem 0; vertical-align: top; }
    .metrics .group th { padding: 1.3rem 0 .35rem; color: var(--ink); font-weight: 600;
      font-size: .875rem; border-bottom: 1px solid var(--faint); }
    .metrics tbody th[scope=row] { color: var(--ink); font-size: .875rem; line-height: 1.35;
      hyphens: auto; }
    .metrics tbody tr:last-child td, .metrics tbody tr:last-child th {
      border-bottom: 1px solid var(--hair); }
    .metrics .unit { color: var(--soft); }
    .value { display: block; white-space: nowrap; }
    .detail { display: block; font-size: .74rem; line-height: 1.4; color: var(--soft); }
    .difference .value { color: var(--soft); }
    sup { font-size: .68rem; line-height: 0; color: var(--soft); margin-left: .12em; }
    .confidence { display: inline-block; width: .58em; height: .58em; margin-left: .15em;
      border: .1em solid var(--soft); border-radius: 50%; vertical-align: .02em; }
    .confidence.high { background: var(--soft); }
    .confidence.middling { background: linear-gradient(90deg, var(--soft) 50%, transparent 50%); }
    .norm-bar { width: 150px; max-width: 100%; height: 20px; }
    .norm-bar .band { fill: var(--norm); }
    .norm-bar .whisker { stroke-width: 1.4; opacity: .75; }
    .whisker.left { stroke: var(--left); } .whisker.right { stroke: var(--right); }
    .whisker.middle, .stroke.middle { stroke: var(--ink); }
    .norm-bar .stroke { stroke-width: 2.2; stroke-linecap: round; }
    .footnotes { list-style: none; padding: 0; margin: .9rem 0 0; font-size: .76rem;
      line-height: 1.45; color: var(--soft); columns: 2; column-gap: 2.2rem; }
    .footnotes li { margin-bottom: .25rem; break-inside: avoid; overflow-wrap: anywhere; }
    .withheld div { padding: .4rem 0; font-size: .85rem; line-height: 1.45;
      break-inside: avoid; }
    .withheld dd { color: var(--soft); }
    .source { color: var(--soft); font-size: .92em; }

    """

  static let cycles = """
    .key.flight::before { width: 1em; height: .8em; border: 1px solid var(--hair);
      background: var(--shade); vertical-align: -.05em; }
    .key.double::before { width: 1em; height: .8em; border: 0; background: var(--double);
      vertical-align: -.05em; }
    .key.spread::before { width: 1em; height: .8em; border: 0; background: var(--band);
      vertical-align: -.05em; }
    .key.wide::before { width: 1em; height: .8em; border: 1px dashed var(--faint);
      background: var(--shade); vertical-align: -.05em; }
    .key.toe-off::before { width: 0; height: 0; border: .36em solid transparent;
      border-top: .62em solid var(--soft); border-bottom: 0; vertical-align: .02em; }
    .key.step::before { width: .6em; height: .6em; border: 0; border-radius: 50%;
      background: var(--left); vertical-align: 0; }
    .key.right.step::before { border-radius: 0; background: var(--right);
      transform: rotate(45deg) scale(.88); }
    .cycles { display: grid; grid-template-columns: 1fr 1fr; gap: 1.4rem 2rem; }
    .cycles .panel, .plots .panel { margin: 0; }
    .cycles .whole { grid-column: 1 / -1; } .cycles .beside { align-self: start; }
    .cycles .note { margin: .2rem 0 0; font-size: .78rem; line-height: 1.4; }
    .chart .band { opacity: .17; }
    .band.left { fill: var(--left); } .band.right { fill: var(--right); }
    .band.middle { fill: var(--middle); }
    .chart .reference { fill: var(--band); }
    .chart .reference.wide { fill: var(--shade); stroke: var(--faint); stroke-width: .6;
      stroke-dasharray: 2 2.5; }
    .chart .reference-mean { fill: none; stroke: var(--faint); stroke-width: 1;
      stroke-dasharray: 4 3; }
    .chart .event { stroke-width: 1; opacity: .55; stroke-dasharray: 1.5 2.5; }
    .event.left { stroke: var(--left); } .event.right { stroke: var(--right); }
    .flag.left { fill: var(--left); } .flag.right { fill: var(--right); }
    .strips svg { margin-bottom: .5rem; }
    .contacts .flight { fill: var(--shade); } .contacts .double { fill: var(--double); }
    .contact.left { fill: var(--left); } .contact.right { fill: var(--right); }
    .contact.faint { opacity: .38; }
    .plots { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.2rem 1.4rem; }
    .plots .panel figcaption { margin-bottom: 0; justify-content: space-between; }
    .plots .panel figcaption b { font-size: .85rem; }
    .steps .mean { stroke-width: 1.4; opacity: .7; }
    .mean.left { stroke: var(--left); } .mean.right { stroke: var(--right); }
    .steps .mark { stroke-width: .8; }
    @media (max-width: 720px) {
      .cycles { grid-template-columns: 1fr; }
      .plots { grid-template-columns: 1fr 1fr; }
      .cycles .chart, .plots .chart { min-width: 0; }
      .footnotes { columns: 1; }
      .metrics { min-width: 40rem; }
      .lines div { grid-template-columns: 1fr; gap: 0; }
    }

    """
}
