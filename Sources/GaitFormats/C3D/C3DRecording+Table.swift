extension C3DRecording {
  /// The points as a table, the first frame at the time 0.
  var table: PointTable {
    var table = PointTable()
    table.unit = unit.lowercased()
    table.names = labels
    table.times = (0..<frameCount).map { Double($0) / rate }
    table.values.reserveCapacity(positions.count * 3)
    for position in positions {
      table.values.append(Double(position.x))
      table.values.append(Double(position.y))
      table.values.append(Double(position.z))
    }
    return table
  }
}
