import Foundation

/// What a stream of the program leads to, and what may be drawn there.
package struct Terminal: Sendable {
  /// Whether a person looks at a terminal that can move its cursor.
  package let isInteractive: Bool
  /// Whether colours are wanted: a terminal, and `NO_COLOR` (no-color.org) is not set.
  package let usesColour: Bool
  /// Whether the locale's characters are Unicode.
  package let usesUnicode: Bool
  /// Columns, asked anew at each call because windows change.
  package let width: @Sendable () -> Int

  /// A terminal with given abilities.
  package init(
    isInteractive: Bool, usesColour: Bool, usesUnicode: Bool, width: @escaping @Sendable () -> Int
  ) {
    self.isInteractive = isInteractive
    self.usesColour = usesColour
    self.usesUnicode = usesUnicode
    self.width = width
  }

  /// What the environment says of a stream.
  package init(
    isTTY: Bool, environment: [String: String], width: @escaping @Sendable () -> Int
  ) {
    isInteractive = isTTY && environment["TERM"].map { $0 != "dumb" && !$0.isEmpty } ?? false
    usesColour = isInteractive && environment["NO_COLOR", default: ""].isEmpty
    // The first of these that is set rules (POSIX, "Internationalization Variables").
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let encoding = locale.uppercased().filter { $0 != "-" }
    usesUnicode = encoding.contains("UTF8")
    self.width = width
  }

  /// The terminal behind a file descriptor of this process.
  package init(descriptor: Int32, environment: [String: String]) {
    let given = environment["COLUMNS"].flatMap { Int($0) }
    self.init(isTTY: isatty(descriptor) == 1, environment: environment) {
      var size = winsize()
      guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
        return given.flatMap { $0 > 0 ? $0 : nil } ?? 80
      }
      return Int(size.ws_col)
    }
  }
}
