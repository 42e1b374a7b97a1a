package import GaitMath

/// What stands in a place, before a camera looks at it.
package struct ScenePlan {
  /// Floor, walls, sky: painted first, in this order.
  package var setting: [Panel] = []
  /// Things, painted from the farthest to the nearest.
  package var things: [Thing] = []
  /// What lies under everybody's feet, after the setting: marks, mats, the treadmill's belt.
  package var underFoot: [Panel] = []
  /// What is seen where nothing is.
  package var farColour = SIMD3<Float>(repeating: 0.5)
  /// How its light differs from place to place.
  package var lamps = LampField()
  /// Pixels across which a point far away is spread.
  package var blur: Float = 0

  package init() {}

  /// Panels in the order in which a camera's picture is painted.
  package func panels(seenFrom position: Vector3) -> [Panel] {
    let order = things.indices.sorted { first, second in
      let (near, far) = (things[second].middle - position, things[first].middle - position)
      let (there, here) = (near.dot(near), far.dot(far))
      return here != there ? here > there : first < second
    }
    let (before, after) = order.reduce(into: ([Panel](), [Panel]())) { lists, index in
      let panels = things[index].panels(seenFrom: position)
      if things[index].standsOnTheWay { lists.1 += panels } else { lists.0 += panels }
    }
    return (setting + before + underFoot + after).map(Self.worn)
  }

  /// Nothing is of one colour all over: what has no pattern gets a little dust and wear.
  private static func worn(_ panel: Panel) -> Panel {
    guard panel.layers.isEmpty, panel.glow < 0.5, panel.opacity > 0.6 else { return panel }
    var worn = panel
    let at = SIMD2(Float(panel.origin.x), Float(panel.origin.z)) * 3.7
    worn.layers = [
      .grain(.cloud, size: SIMD2(0.02, 0.026), amount: 0.1, at: at),
      .grain(.fine, size: SIMD2(0.0015, 0.0015), amount: 0.05, at: .zero),
    ]
    return worn
  }

  /// The shadows that things throw on the ground in the key light.
  package func shadows(in light: Light) -> [Panel] {
    let sun = light.toSun
    let flat = Vector3(-sun.x, 0, -sun.z)
    guard sun.y > 0.1, let along = flat.normalised else { return [] }
    let key = light.sun.y * Float(sun.y)
    let share = key / max(key + light.sky.y, 1e-3)
    return things.compactMap { thing in
      guard let cast = thing.cast else { return nil }
      let length = min(cast.height * flat.length / sun.y, 12)
      let radius = Float(cast.radius)
      var panel = Panel(
        origin: Vector3(thing.middle.x, 0, thing.middle.z), across: Vector3(-along.z, 0, along.x),
        along: along, from: SIMD2(-radius, 0), to: SIMD2(radius, Float(length)),
        colour: SIMD3(repeating: 0.003))
      panel.opacity = 0.9 * share
      panel.fade = Float(light.softness) + 0.02
      return panel
    }
  }
}

/// A thing of several panels that hide one another only in their order.
package struct Thing {
  /// Where it stands, for the order of things.
  package var middle: Vector3
  /// What it is made of.
  package var panels: [Panel]
  /// Whether faces turned away from the camera are left out: of closed boxes.
  package var isClosed = false
  /// Whether it stands on what lies under the feet, and so hides it.
  package var standsOnTheWay = false
  /// Metres of its half-width and height for the shadow it throws on the ground, if it throws one.
  package var cast: (radius: Double, height: Double)?

  package init(middle: Vector3, panels: [Panel], isClosed: Bool = false) {
    self.middle = middle
    self.panels = panels
    self.isClosed = isClosed
  }

  /// The panels that a camera sees.
  package func panels(seenFrom position: Vector3) -> [Panel] {
    guard isClosed else { return panels }
    return panels.filter { $0.normal.dot(position - $0.origin) > 0 }
  }

  /// A closed box along the axes of the world.
  package static func box(
    x: ClosedRange<Double>, y: ClosedRange<Double>, z: ClosedRange<Double>, _ colour: SIMD3<Float>,
    layers: [Layer] = []
  ) -> Thing {
    let middle = Vector3(
      (x.lowerBound + x.upperBound) / 2, (y.lowerBound + y.upperBound) / 2,
      (z.lowerBound + z.upperBound) / 2)
    var panels = [
      Panel.facing(x: x.lowerBound, y: y, z: z, colour),
      Panel.facing(x: x.upperBound, y: y, z: z, colour),
      Panel.beside(z: z.upperBound, x: x, y: y, colour),
      Panel.beside(z: z.lowerBound, x: x, y: y, colour),
      Panel.level(y: y.upperBound, x: x, z: z, colour),
    ]
    // Normals to the outside: the panels' own point to -x, +z and +y.
    for index in [1, 3] {
      let panel = panels[index]
      panels[index].across = -panel.across
      panels[index].from.x = -panel.to.x
      panels[index].to.x = -panel.from.x
    }
    for index in panels.indices { panels[index].layers = layers }
    return Thing(middle: middle, panels: panels, isClosed: true)
  }

  /// A post from one place to another, turned to a camera that looks ahead.
  package static func post(
    from: Vector3, to: Vector3, radius: Double, _ colour: SIMD3<Float>, roundness: Float = 0.7
  ) -> Thing {
    let along = (to - from).normalised ?? Vector3(0, 1, 0)
    let view = Vector3(1, 0, 0)
    let across = view.cross(along).normalised ?? Vector3(0, 1, 0)
    let length = Float((to - from).length)
    var panel = Panel(
      origin: from, across: across, along: along, from: SIMD2(-Float(radius), 0),
      to: SIMD2(Float(radius), length), colour: colour)
    panel.roundness = roundness
    return Thing(middle: (from + to) / 2, panels: [panel])
  }

  /// A ball, or a round lamp or sticker, turned to a camera that looks ahead.
  package static func disc(
    at middle: Vector3, radius: Double, _ colour: SIMD3<Float>, roundness: Float = 0,
    glow: Float = 0
  ) -> Thing {
    let size = SIMD2<Float>(repeating: Float(radius))
    var panel = Panel(
      origin: middle, across: Vector3(0, 0, 1), along: Vector3(0, 1, 0), from: -size, to: size,
      colour: colour)
    panel.shape = .ellipse
    panel.roundness = roundness
    panel.glow = glow
    return Thing(middle: middle, panels: [panel])
  }
}
