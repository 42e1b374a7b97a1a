package import Foundation

/// Prints a report as PDF with a browser of the machine, away from the network and from the user's
/// own profile.
package struct PDFPrinter {
  /// The browser's program.
  package let browser: URL

  /// The names under which the browsers are installed that can print without a window.
  static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
  /// Longer than this, a browser hangs; seconds.
  private static let patience = 120.0

  /// Finds a browser.
  ///
  /// - Parameter path: folders to look in, as in the environment variable `PATH`.
  /// - Throws: `AnalysisError` of kind `notInstalled` where there is none.
  package init(
    path: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
  ) throws(AnalysisError) {
    let folders = path.split(separator: ":").map { URL(filePath: String($0)) }
    let candidates = Self.names.flatMap { name in folders.map { $0.appending(path: name) } }
    let found = candidates.first { url in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: url.path)
    }
    guard let found else {
      throw AnalysisError(
        .notInstalled,
        "A PDF needs Chromium or Chrome, and none is in PATH: install it, or leave --pdf out and "
          + "print report.html from any browser.")
    }
    browser = found
  }

  /// Prints a page.
  ///
  /// - Parameters:
  ///   - page: an HTML file that refers to nothing outside.
  ///   - pdf: where the PDF goes.
  ///   - isCancelled: true ends the browser.
  /// - Throws: `AnalysisError`: `cannotWrite` where the browser gives no PDF, `interrupted`.
  package func print(
    _ page: URL, to pdf: URL, isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) {
    let profile = FileManager.default.temporaryDirectory
      .appending(path: "footfall-print-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: profile) }
    let status: Int32
    do {
      try FileManager.default.createDirectory(
        at: profile, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      status = try run(arguments(page, pdf, profile), home: profile, isCancelled)
    } catch let error as AnalysisError {
      throw error
    } catch {
      throw AnalysisError(
        .cannotWrite, "\(pdf.lastPathComponent): \(browser.path) cannot be started.")
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: pdf.path))?[.size] as? Int
    guard status == 0, size ?? 0 > 0 else {
      throw AnalysisError(
        .cannotWrite,
        "\(pdf.lastPathComponent): \(browser.path) gave no PDF (status \(status)); leave --pdf out "
          + "and print report.html from any browser.")
    }
  }

  private func arguments(_ page: URL, _ pdf: URL, _ profile: URL) -> [String] {
    var arguments = [
      "--headless", "--disable-gpu", "--user-data-dir=\(profile.path)", "--no-first-run",
      "--disable-extensions", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--disable-default-apps", "--disable-breakpad",
      "--disable-dev-shm-usage",
      // No name leads anywhere: the page refers to nothing, and the browser is to ask for nothing.
      "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
      "--print-to-pdf=\(pdf.path)",
    ]
    // Chromium's sandbox refuses to run for the superuser, as in a container.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    return arguments + [page.absoluteString]
  }

  private func run(
    _ arguments: [String], home: URL, _ isCancelled: () -> Bool
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = browser
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["HOME"] = home.path
    environment["XDG_CONFIG_HOME"] = home.path
    environment["XDG_CACHE_HOME"] = home.path
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = ContinuousClock.now + .seconds(Self.patience)
    while process.isRunning {
      let isStopped = isCancelled()
      if isStopped || ContinuousClock.now > deadline {
        process.terminate()
        process.waitUntilExit()
        if isStopped { throw AnalysisError(.interrupted, "Stopped; nothing was written.") }
        return -1
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return process.terminationStatus
  }
}
