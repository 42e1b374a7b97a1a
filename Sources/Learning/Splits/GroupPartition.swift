import GaitMath

/// Whole groups dealt out to parts so that every part holds its share of each class, both in
/// samples and in groups.
///
/// Groups come in a random order by the seed, those with most samples first, and each goes where
/// it makes the least imbalance. Then single groups move and pairs change places as long as that
/// betters the imbalance. It is a local best: no single move betters it, and with up to 500 groups
/// no exchange does.
///
/// The imbalance is the sum over parts and classes of
///
///     (n_pc / N_c - share_p)^2 + (g_pc / G_c - share_p)^2
///
/// with n samples and g groups of a class in a part, N and G of all. On top comes a penalty of
/// 1000 for a class that lies wholly in one part, and of 10 for a class that a part lacks though
/// it has as many groups as there are parts.
package struct GroupPartition {
  /// The names of the groups of every part, sorted.
  package let parts: [[String]]
  /// The samples of every part, in increasing order.
  package let samples: [[Int]]

  private static let exchangeLimit = 500
  private static let roundLimit = 100

  private struct Group {
    var name: String
    /// Share of every class's samples, then of every class's groups.
    var shares: [Double]
    /// Whether the group holds the class.
    var holds: [Bool]
    var count: Int
  }

  private struct Dealer {
    let groups: [Group]
    let shares: [Double]
    let needsAll: [Bool]
    var part: [Int]
    var sums: [[Double]]
    var holders: [[Int]]

    init(groups: [Group], shares: [Double], groupsPerClass: [Int]) {
      self.groups = groups
      self.shares = shares
      needsAll = groupsPerClass.map { $0 >= shares.count }
      part = Array(repeating: -1, count: groups.count)
      sums = Array(repeating: Array(repeating: 0, count: 2 * needsAll.count), count: shares.count)
      holders = Array(repeating: Array(repeating: 0, count: needsAll.count), count: shares.count)
    }

    mutating func put(_ group: Int, into new: Int) {
      let old = part[group]
      for (index, share) in groups[group].shares.enumerated() {
        if old >= 0 { sums[old][index] -= share }
        if new >= 0 { sums[new][index] += share }
      }
      for (label, holds) in groups[group].holds.enumerated() where holds {
        if old >= 0 { holders[old][label] -= 1 }
        if new >= 0 { holders[new][label] += 1 }
      }
      part[group] = new
    }

    func imbalance() -> Double {
      var total = 0.0
      for (sum, share) in zip(sums, shares) {
        for value in sum { total += (value - share) * (value - share) }
      }
      for label in needsAll.indices {
        var filled = 0
        for part in holders where part[label] > 0 { filled += 1 }
        if filled < 2 { total += 1000 }
        if needsAll[label] { total += 10 * Double(shares.count - filled) }
      }
      return total
    }

    mutating func deal() {
      for group in groups.indices {
        var best = (part: 0, value: Double.infinity)
        for candidate in shares.indices {
          put(group, into: candidate)
          let value = imbalance()
          if value < best.value - 1e-12 { best = (candidate, value) }
        }
        put(group, into: best.part)
      }
    }

    /// Moves and exchanges until nothing betters the imbalance; true if something was bettered.
    mutating func improve(exchanges: Bool) -> Bool {
      var current = imbalance()
      var bettered = false
      for group in groups.indices {
        for candidate in shares.indices where candidate != part[group] {
          let old = part[group]
          put(group, into: candidate)
          let value = imbalance()
          if value < current - 1e-12 {
            current = value
            bettered = true
          } else {
            put(group, into: old)
          }
        }
      }
      for one in groups.indices where exchanges {
        for two in groups.indices where two > one && part[one] != part[two] {
          let (first, second) = (part[one], part[two])
          put(one, into: second)
          put(two, into: first)
          let value = imbalance()
          if value < current - 1e-12 {
            current = value
            bettered = true
          } else {
            put(one, into: first)
            put(two, into: second)
          }
        }
      }
      return bettered
    }
  }

  /// Deals groups out.
  ///
  /// - Parameters:
  ///   - keys: classes and groups, checked.
  ///   - shares: what each part shall get, over 0, together 1.
  ///   - seed: of the order in which equal groups are dealt.
  /// - Complexity: O(groups^2 x parts x classes) a round of exchanges.
  package init(_ keys: GroupKeys, shares: [Double], seed: UInt64) {
    let members = keys.members
    var samplesPerClass = Array(repeating: 0.0, count: keys.classes.count)
    for label in keys.labels { samplesPerClass[label] += 1 }
    let groupsPerClass = keys.groupsPerClass
    var generator = SplitMix64(seed: seed)
    let groups = generator.shuffled(keys.groupNames).map { name in
      var counts = Array(repeating: 0.0, count: keys.classes.count)
      for index in members[name] ?? [] { counts[keys.labels[index]] += 1 }
      return Group(
        name: name,
        shares: zip(counts, samplesPerClass).map { $0 / max($1, 1) }
          + zip(counts, groupsPerClass).map { $0 > 0 ? 1 / Double(max($1, 1)) : 0 },
        holds: counts.map { $0 > 0 }, count: members[name]?.count ?? 0)
    }
    // The standard library's sort keeps the order of equals.
    var dealer = Dealer(
      groups: groups.sorted { $0.count > $1.count }, shares: shares,
      groupsPerClass: groupsPerClass)
    dealer.deal()
    // Every round betters a sum that is bounded from below; the limit is against rounding alone.
    for _ in 0..<Self.roundLimit {
      if !dealer.improve(exchanges: groups.count <= Self.exchangeLimit) { break }
    }
    var parts = Array(repeating: [String](), count: shares.count)
    for (group, part) in zip(dealer.groups, dealer.part) { parts[part].append(group.name) }
    self.parts = parts.map { $0.sorted() }
    samples = parts.map { names in names.flatMap { members[$0] ?? [] }.sorted() }
  }

  /// The imbalance of groups that were dealt out in some way.
  ///
  /// - Parameters:
  ///   - parts: the names of each part's groups.
  ///   - keys: classes and groups.
  ///   - shares: what each part shall get.
  /// - Returns: the sum that the type's description gives.
  package static func imbalance(of parts: [[String]], _ keys: GroupKeys, shares: [Double]) -> Double
  {
    let members = keys.members
    let groupsPerClass = keys.groupsPerClass
    var total = 0.0
    for (label, all) in groupsPerClass.enumerated() {
      let samples = Double(keys.labels.filter { $0 == label }.count)
      var filled = 0
      for (names, share) in zip(parts, shares) {
        let inside = names.map { name in
          (members[name] ?? []).filter { keys.labels[$0] == label }.count
        }
        let counts = Double(inside.reduce(0, +)) / max(samples, 1) - share
        let groups = Double(inside.filter { $0 > 0 }.count) / Double(max(all, 1)) - share
        total += counts * counts + groups * groups
        if inside.contains(where: { $0 > 0 }) { filled += 1 }
      }
      if filled < 2 { total += 1000 }
      if all >= parts.count { total += 10 * Double(parts.count - filled) }
    }
    return total
  }
}
