import CommandKit
import Footfall
import Torch

/// `footfall train library`: what learning runs on.
enum LibraryCommand {
  static let command: Command = Command(
    name: "library", summary: "Say which libtorch is used and what the processor offers it.",
    discussion: [
      "Weights depend in their last bits on the version of libtorch, on the number of threads and "
        + "on the processor; a run folder records all three."
    ]
  ) { _, console in
    let machine = Machine.current
    let instructions = machine.instructions.joined(separator: " ")
    let rows = [
      ["libtorch", TorchLibrary.version],
      ["Threads", "\(TorchLibrary.threads)"],
      ["CUDA", Device.hasCUDA ? "yes" : "no: training runs on the processor"],
      ["Processor", machine.description],
      ["Instructions", instructions.isEmpty ? "none that speed training up" : instructions],
    ]
    console.print(Table(rows: rows).lines(width: console.textWidth))
    return .success
  }
}
