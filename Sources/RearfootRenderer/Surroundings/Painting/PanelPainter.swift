import GaitMath
import GaitModel

/// Paints panels one over the other, in their order.
package struct PanelPainter {
  /// Where the panels are seen from.
  package let camera: Camera
  /// What falls on them.
  package let light: Light
  /// What legs keep off those that lie on the ground.
  package let shadow: GroundShadow
  /// What a level mirror would show far away: the colour of the sheen of floors.
  package var farColour = SIMD3<Float>(repeating: 0.5)
  /// What is seen where no panel is: red, green, blue, and 1; or nothing.
  package var farthest = SIMD4<Float>.zero
  /// How the light differs from place to place.
  package var lamps = LampField()
  /// What is sharp.
  package var focus = Focus()

  package init(camera: Camera, light: Light, shadow: GroundShadow = .none) {
    self.camera = camera
    self.light = light
    self.shadow = shadow
  }

  /// What a panel needs to know about light: what falls on it in full, and without the key light.
  ///
  /// A class, so that handing it from row to row copies nothing.
  private final class Lit {
    let view: PanelView
    let full: SIMD4<Float>
    let withoutKey: SIMD4<Float>
    /// The change of the light from one edge of a round thing to the other.
    let tilt: Float

    init(view: PanelView, full: SIMD4<Float>, withoutKey: SIMD4<Float>, tilt: Float) {
      (self.view, self.full, self.withoutKey, self.tilt) = (view, full, withoutKey, tilt)
    }
  }

  /// Paints behind what an image of the camera's size shows already; where the camera's numbers mean
  /// nothing, what is farthest alone.
  ///
  /// The panels are taken from the last to the first, so that what is hidden costs nothing.
  package func paint(_ panels: [Panel], behind image: inout LinearImage) {
    guard let rays = ViewRays(camera), image.size == camera.size else {
      image.fill(behind: farthest)
      return
    }
    let views = panels.reversed().compactMap { panel in
      PanelView(panel, rays: rays, margin: focus.blur).map(lit)
    }
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      guard let base = pixels.baseAddress, pixels.count == camera.size.width * camera.size.height
      else { return }
      let scratch = Scratch(width: camera.size.width)
      for row in 0..<camera.size.height {
        rays.fill(row: row, scratch.right, scratch.down)
        let target = base + row * camera.size.width
        for x in 0..<camera.size.width { scratch.open[x] = 1 - target[x].w }
        paint(row, views, scratch, target)
        for x in 0..<camera.size.width where scratch.open[x] > 0 {
          target[x] += farthest * scratch.open[x]
        }
      }
      scratch.deallocate()
    }
  }

  /// Memory for a row and for a span.
  private struct Scratch {
    let right, down, u, v, cover: UnsafeMutablePointer<Float>
    /// How much of each pixel nothing has covered yet.
    let open: UnsafeMutablePointer<Float>
    let colours: UnsafeMutablePointer<SIMD4<Float>>

    init(width: Int) {
      right = .allocate(capacity: 3 * width + 3 * Span.most)
      down = right + width
      open = down + width
      u = open + width
      v = u + Span.most
      cover = v + Span.most
      colours = .allocate(capacity: Span.most)
    }

    func deallocate() {
      right.deallocate()
      colours.deallocate()
    }
  }

  /// Adds what is seen of each panel to the pixels of a row.
  private func paint(
    _ row: Int, _ views: [Lit], _ scratch: Scratch, _ pixels: UnsafeMutablePointer<SIMD4<Float>>
  ) {
    let pixel = Float(1 / camera.focalLength)
    for lit in views where lit.view.rows.contains(row) {
      let columns = lit.view.columns[row - lit.view.rows.lowerBound]
      let opacity = lit.view.panel.opacity
      var first = columns.lowerBound
      while first < columns.upperBound {
        // From one pixel that is not hidden to another.
        guard scratch.open[first] > Self.hidden else {
          first += 1
          continue
        }
        var count = min(Span.most, columns.upperBound - first)
        while scratch.open[first + count - 1] <= Self.hidden { count -= 1 }
        defer { first += count }
        let open = scratch.open + first
        let (right, down) = (scratch.right + first, scratch.down + first)
        let depth = lit.view.place(right[count / 2], down[count / 2]).depth
        let sharp = lit.view.footprint(right[count / 2], down[count / 2], pixel: pixel)
        let footprint = sharp * (1 + focus.blur(at: depth))
        let span = Span(
          count: count, u: scratch.u, v: scratch.v, colour: scratch.colours, footprint: footprint)
        guard locate(span, lit, right, down, scratch.cover) else { continue }
        colour(span, lit, right[count / 2], down[count / 2])
        let sum = pixels + first
        for index in 0..<count {
          let share = scratch.cover[index] * opacity * open[index]
          var colour = scratch.colours[index]
          colour.w = 1
          sum[index] += colour * share
          open[index] -= share
        }
      }
    }
  }

  /// The share of a pixel that is left open below which it counts as hidden.
  private static let hidden: Float = 0.002

  private func lit(_ view: PanelView) -> Lit {
    let panel = view.panel
    let towards = panel.normal.dot(camera.position - panel.origin)
    let normal = towards < 0 ? -panel.normal : panel.normal
    let full = light.falling(on: normal)
    var dark = light
    dark.sun = .zero
    let glow = panel.glow
    let own = SIMD3<Float>(repeating: glow)
    let key = Float(panel.across.dot(light.toSun)) * light.sun.y / max(full.y + light.sun.y, 1e-3)
    return Lit(
      view: view, full: SIMD4(full * (1 - glow) + own, 1),
      withoutKey: SIMD4(dark.falling(on: normal) * (1 - glow) + own, 1), tilt: key)
  }

  /// The places of a span and how much of each pixel the panel covers.
  ///
  /// - Returns: whether it covers anything.
  private func locate(
    _ span: Span, _ lit: Lit, _ right: UnsafePointer<Float>, _ down: UnsafePointer<Float>,
    _ cover: UnsafeMutablePointer<Float>
  ) -> Bool {
    let view = lit.view
    let panel = view.panel
    let filter = span.footprint + panel.fade
    let (scaleU, scaleV) = (1 / filter.x, 1 / filter.y)
    let (from, to) = (panel.from, panel.to)
    switch panel.shape {
    case .rectangle:
      for index in 0..<span.count {
        let place = view.place(right[index], down[index])
        span.u[index] = place.u
        span.v[index] = place.v
        let insideU = min((place.u - from.x) * scaleU, (to.x - place.u) * scaleU)
        let insideV = min((place.v - from.y) * scaleV, (to.y - place.v) * scaleV)
        let share = min(max(insideU + 0.5, 0), 1) * min(max(insideV + 0.5, 0), 1)
        cover[index] = place.depth > 0 ? share : 0
      }
    case .ellipse:
      let middle = (from + to) / 2
      let radius = pointwiseMax((to - from) / 2, SIMD2(repeating: 1e-6))
      let sharpness = min(radius.x * scaleU, radius.y * scaleV)
      for index in 0..<span.count {
        let place = view.place(right[index], down[index])
        span.u[index] = place.u
        span.v[index] = place.v
        let away = (SIMD2(place.u, place.v) - middle) / radius
        let inside = 1 - (away.x * away.x + away.y * away.y).squareRoot()
        cover[index] = place.depth > 0 ? min(max(inside * sharpness + 0.5, 0), 1) : 0
      }
    case .column(let taper, let bulge):
      let half = (to.x - from.x) / 2
      let middle = (to.x + from.x) / 2
      let length = max(to.y - from.y, 1e-6)
      for index in 0..<span.count {
        let place = view.place(right[index], down[index])
        let share = (place.v - from.y) / length
        let width = half * max(1 + taper * share + 4 * bulge * share * (1 - share), 0.05)
        // What is drawn on a column, and its roundness, go by the share of its width.
        span.u[index] = middle + (place.u - middle) * half / width
        span.v[index] = place.v
        let insideU = (width - abs(place.u - middle)) * scaleU
        let insideV = min(place.v - from.y, to.y - place.v) * scaleV
        let covered = min(max(insideU + 0.5, 0), 1) * min(max(insideV + 0.5, 0), 1)
        cover[index] = place.depth > 0 ? covered : 0
      }
    }
    return (0..<span.count).contains { cover[$0] > 0 }
  }

  /// The colours of a span: what is drawn, then light.
  private func colour(_ span: Span, _ lit: Lit, _ right: Float, _ down: Float) {
    let panel = lit.view.panel
    let base = SIMD4(panel.colour, 1)
    for index in 0..<span.count { span.colour[index] = base }
    if panel.slide != .zero {
      for index in 0..<span.count {
        span.u[index] -= panel.slide.x
        span.v[index] -= panel.slide.y
      }
    }
    for layer in panel.layers { span.draw(layer) }
    if panel.slide != .zero {
      for index in 0..<span.count {
        span.u[index] += panel.slide.x
        span.v[index] += panel.slide.y
      }
    }
    light(span, lit)
    if !lamps.lamps.isEmpty, panel.glow < 1 {
      let (first, last) = (
        SIMD2(span.u[0], span.v[0]), SIMD2(span.u[span.count - 1], span.v[span.count - 1])
      )
      let start = lamps(panel.point(first))
      let step = (lamps(panel.point(last)) - start) / Float(span.count)
      for index in 0..<span.count {
        let share = panel.glow + (1 - panel.glow) * (start + step * Float(index))
        span.colour[index] *= SIMD4(share, share, share, 1)
      }
    }
    let (middle, half) = ((panel.from + panel.to) / 2, (panel.to - panel.from) / 2)
    if panel.roundness > 0 {
      let scale = 1 / pointwiseMax(half, SIMD2(repeating: 1e-6))
      let isBall = panel.shape == .ellipse
      for index in 0..<span.count {
        let side = (span.u[index] - middle.x) * scale.x
        let rise = isBall ? (span.v[index] - middle.y) * scale.y : 0
        let edge = min(side * side + rise * rise, 1)
        let shade = 1 - panel.roundness * edge + lit.tilt * side + 0.3 * rise
        span.colour[index] *= SIMD4(SIMD3(repeating: max(shade, 0.05)), 1)
      }
    }
    if panel.corners > 0 {
      for index in 0..<span.count {
        let awayU = max(half.x - abs(span.u[index] - middle.x), 0) * 6
        let awayV = max(half.y - abs(span.v[index] - middle.y), 0) * 6
        let shadeU = 1 - panel.corners / (1 + awayU * awayU)
        let shade = shadeU * (1 - panel.corners / (1 + awayV * awayV))
        span.colour[index] *= SIMD4(SIMD3(repeating: shade), 1)
      }
    }
    if panel.sheen > 0 {
      let facing = lit.view.facing
      let slant = abs(facing.x + facing.y * right + facing.z * down)
      let cosine = slant / (1 + right * right + down * down).squareRoot()
      let rest = max(1 - cosine, 0)
      let share = panel.sheen * (0.04 + 0.96 * rest * rest * rest * rest * rest)
      let mirrored = SIMD4(farColour, 1)
      for index in 0..<span.count {
        span.colour[index] += (mirrored - span.colour[index]) * share
      }
    }
  }

  private func light(_ span: Span, _ lit: Lit) {
    let panel = lit.view.panel
    guard panel.isGround, let shadow = shadow.reader(panel, span) else {
      for index in 0..<span.count { span.colour[index] *= lit.full }
      return
    }
    let key = lit.full - lit.withoutKey
    shadow { index, share in
      var light = key * share.x + lit.withoutKey * share.y
      light.w = 1
      span.colour[index] *= light
    }
  }
}
