extension Operators {
  // Those of CTorch.
  static let alignRegions = Operator("footfall::roi_align")
  static let suppress = Operator("footfall::nms")
}
