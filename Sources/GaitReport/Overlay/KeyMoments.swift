import GaitModel

/// Chooses the contact of each leg that is worth a picture, and its moments: initial contact,
/// mid-stance and toe-off.
struct KeyMoments {
  /// A frame that is worth a picture.
  struct Moment {
    var frame: Int
    var caption: String
    var side: Side
  }

  private let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  /// Three moments of the leg nearer to the camera, then three of the other; empty where no
  /// contact was seen well enough.
  var moments: [Moment] {
    let contacts = ContactSpan.all(in: recording.events)
    let measured = recording.bouts.first(where: \.isMeasured)
    let inside = contacts.filter { contact in
      measured.map { contact.start >= $0.firstTime && contact.end <= $0.lastTime } ?? true
    }
    let near = recording.nearSide ?? .left
    return [near, near.opposite].flatMap { side in
      best(of: inside.filter { $0.side == side }).map { moments(of: $0) } ?? []
    }
  }

  private func moments(of contact: ContactSpan) -> [Moment] {
    let side = Wording.name(contact.side)
    let names = ["initial contact", "mid-stance", "toe-off"]
    return zip(frames(of: contact), names).map {
      Moment(frame: $0, caption: "\(side): \($1)", side: contact.side)
    }
  }

  /// The frames nearest to contact, mid-stance and toe-off.
  private func frames(of contact: ContactSpan) -> [Int] {
    let middle = midStance(of: contact) ?? (contact.start + contact.end) / 2
    return [contact.start, middle, contact.end].compactMap {
      recording.cleaned.nearestFrame(to: $0)
    }
  }

  /// Where the phases know it: in running the end of absorption, in walking the end of mid-stance.
  private func midStance(of contact: ContactSpan) -> Double? {
    recording.phases.first { span in
      span.side == contact.side && [.absorption, .midStance].contains(span.phase)
        && span.end > contact.start && span.end < contact.end
    }?.end
  }

  /// The contact whose leg is seen best: fewest points missing or filled, then the highest
  /// confidence of the network, which falls with blur and occlusion; of equals the one nearest to
  /// the middle.
  private func best(of contacts: [ContactSpan]) -> ContactSpan? {
    let times = contacts.map(\.start)
    guard let first = times.min(), let last = times.max() else { return nil }
    let ranked = contacts.map { contact -> (contact: ContactSpan, rank: (Int, Double)) in
      let sight = sight(of: contact)
      let distance = abs(contact.start - (first + last) / 2) / max(last - first, 1)
      return (contact, (sight.flaws, 0.1 * distance - sight.confidence))
    }
    let best = ranked.min { $0.rank < $1.rank }
    return best.flatMap { $0.rank.0 < 6 ? $0.contact : nil }
  }

  /// How many of the leg's points in the three frames are missing or filled, and how sure the
  /// network was of them.
  private func sight(of contact: ContactSpan) -> (flaws: Int, confidence: Double) {
    let names = ["hip", "knee", "ankle", "heel", "big_toe"]
    let columns = names.compactMap {
      recording.cleaned.skeleton.index(of: .on(contact.side, $0))
    }
    let width = recording.cleaned.skeleton.points.count
    var flaws = 0
    var sum = 0.0
    for frame in frames(of: contact) {
      for column in columns {
        let sample = frame * width + column
        let isMeasured =
          sample < recording.origins.count && recording.origins[sample] == .measured
        if !isMeasured || recording.cleaned[frame, column].isMissing { flaws += 1 }
        if sample < recording.raw.samples.count {
          sum += Double(recording.raw.samples[sample].confidence)
        }
      }
    }
    return (flaws, sum / Double(max(3 * columns.count, 1)))
  }
}
