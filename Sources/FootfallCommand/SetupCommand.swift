import CommandKit

/// `footfall setup`: in the program itself only a signpost, since the start script does the work
/// before the program is built.
enum SetupCommand {
  static let command: Command = Command(
    name: "setup", summary: "Install or repair what Footfall needs.",
    discussion: [
      "Installs Debian packages, OpenVINO and the networks; the last two go into the folder .deps "
        + "of the checkout, checked by SHA-256. It may be repeated and interrupted at any point. "
        + "The start script does it: call it as './footfall setup' in the checkout. 'footfall "
        + "doctor' says what is missing."
    ]
  ) { _, _ throws(CommandFailure) in
    throw CommandFailure(.usage, "set-up is done by the start script: run './footfall setup'")
  }
}
