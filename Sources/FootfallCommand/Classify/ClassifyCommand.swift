import CommandKit

/// `footfall classify`: what trained classifiers say of a person.
package enum ClassifyCommand {
  static let command: Command = Command(
    name: "classify", summary: "Let a trained classifier look at a person's posture.",
    discussion: [
      "A classifier is a model of your own ('footfall train posture') or one that somebody gave "
        + "you: a network with its card beside it."
    ],
    subcommands: [PostureCommand.command])
}
