/// Shows progress in the form that fits the reader, and no more often than is of use.
package struct ProgressReporter {
  /// How progress is shown.
  package enum Style: String, Sendable, Hashable, CaseIterable {
    /// A moving bar on a terminal, otherwise as `plain`.
    case auto
    /// A line now and then.
    case plain
    /// One JSON object a line, for programs.
    case json
    /// Nothing.
    case none
  }

  private enum Form {
    case bar
    case plain
    case json
    case none

    /// Seconds between two reports of one stage.
    var interval: Double {
      switch self {
      case .bar: 0.1
      case .plain: 10
      case .json: 0.5
      case .none: .infinity
      }
    }
  }

  private let form: Form
  private let console: Console
  private let clock: () -> Double
  private var current: ProgressState?
  private var meter = RateMeter()
  private var lastShown = -Double.infinity
  private var isLineOpen = false

  /// A reporter on a console's `messages`; the clock gives seconds from any origin.
  package init(style: Style, console: Console, clock: @escaping () -> Double) {
    form =
      switch style {
      case .auto: console.messageTerminal.isInteractive ? .bar : .plain
      case .plain: .plain
      case .json: .json
      case .none: .none
      }
    self.console = console
    self.clock = clock
  }

  /// Whether lines are written for programs.
  package var isForPrograms: Bool { form == .json }

  /// Tells how far the work is. The rate is measured here.
  package mutating func update(_ state: ProgressState) {
    let now = clock()
    let isNew = current.map { !state.continues($0) } ?? true
    // A log needs no line for each of several small things of one stage.
    let isRetitled = form != .plain && current?.title != state.title
    if isNew {
      endStage()
      meter = RateMeter()
    }
    let isComplete = state.fraction == 1
    let wasComplete = !isNew && current?.fraction == 1
    var state = state
    if let done = state.done { meter.add(done, at: now) }
    state.rate = isComplete ? meter.mean : meter.recent
    current = state
    guard isNew || isRetitled || (isComplete && !wasComplete) || now - lastShown >= form.interval
    else { return }
    lastShown = now
    switch form {
    case .bar:
      let terminal = console.messageTerminal
      let bar = ProgressBar(
        width: terminal.width(), usesUnicode: terminal.usesUnicode,
        usesColour: terminal.usesColour)
      // Carriage return before, erase-to-end after: the line is replaced without flicker.
      console.messages("\r" + bar.line(state) + "\u{1B}[K")
      isLineOpen = true
    case .plain: console.messages(PlainProgress.line(state) + "\n")
    case .json: console.messages(ProgressEvent(state).line + "\n")
    case .none: break
    }
  }

  /// Writes a note between the progress lines.
  package mutating func note(_ text: String) {
    switch form {
    case .bar, .plain:
      endStage()
      current = nil
      console.messages(text + "\n")
    case .json: console.messages(ProgressEvent(note: text).line + "\n")
    case .none: break
    }
  }

  /// Writes a line above the progress of a stage that goes on.
  package mutating func interject(_ text: String) {
    switch form {
    case .bar:
      console.messages((isLineOpen ? "\r\u{1B}[K" : "") + text + "\n")
      isLineOpen = false
      lastShown = -.infinity
    case .plain: console.messages(text + "\n")
    case .json: console.messages(ProgressEvent(note: text).line + "\n")
    case .none: break
    }
  }

  /// Ends the drawing; what is written next begins on a line of its own.
  package mutating func finish() {
    endStage()
    current = nil
  }

  /// Counted work leaves its last line on the screen; passing messages are wiped away.
  private mutating func endStage() {
    guard isLineOpen else { return }
    console.messages(current?.done == nil ? "\r\u{1B}[K" : "\n")
    isLineOpen = false
  }
}
