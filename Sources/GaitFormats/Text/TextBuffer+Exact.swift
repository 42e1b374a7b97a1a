extension TextBuffer {
  /// A finite number with as few digits as tell it from all others: reading gives it back bit by bit.
  mutating func append(exact value: Double) {
    let text = "\(value)"
    append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
}
