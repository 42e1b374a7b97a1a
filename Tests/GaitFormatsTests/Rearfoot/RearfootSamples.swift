import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel

/// Made-up labels of legs from behind.
enum RearfootSamples {
  /// Pictures of people with points anywhere in them, some hidden, some not labelled.
  static func dataSet(
    _ definition: RearfootDefinition, count: Int = 12, seed: UInt64, in folder: URL
  ) -> RearfootDataSet {
    var random = SplitMix64(seed: seed)
    let pictures = (0..<count).map { number in
      let size = PixelSize(width: 320 + random.index(below: 400), height: 480)
      let points = definition.points.map { _ in
        RearfootPoint(
          position: Vector2(
            random.uniform(10...Double(size.width) - 10), random.uniform(10...470)),
          visibility: random.index(below: 5) == 0 ? .hidden : .visible)
      }
      var picture = RearfootPicture(
        file: "pictures/ä \(number).jpg", size: size, subject: "subject, \(number / 3)",
        box: Box(around: points, margin: 80, in: size)
          ?? Box(minX: 0, minY: 0, maxX: 10, maxY: 10),
        points: points,
        conditions: ["skin_tone": "\(1 + number % 10)", "marker \"kind\"": "disc\n\(number)"])
      if number == 4 {
        picture.points[2] = RearfootPoint(position: .zero, visibility: .absent)
        picture.box = Box(minX: 0.1, minY: 0.3, maxX: 1.0 / 3, maxY: 200.7)
      }
      if number % 2 == 0 {
        for side in Side.allCases {
          picture.truths[side] = RearfootTruth(
            imagePlane3: random.within(25), imagePlane4: random.within(25),
            anatomical: random.within(25), stancePercent: number == 2 ? nil : random.unit() * 100,
            isFootFlat: number % 4 == 0)
        }
      }
      return picture
    }
    return RearfootDataSet(folder: folder, definition: definition, pictures: pictures)
  }

  /// A small file as other programs write it; `changed` replaces a part of its text.
  static func coco(replacing old: String = "", with new: String = "") -> String {
    let text = """
      {"info": {"year": 2020}, "licenses": [],
       "images": [
        {"id": 7, "file_name": "a.jpg", "width": 100, "height": 200},
        {"id": 9, "file_name": "b.jpg", "width": 100, "height": 200, "date_captured": null}],
       "annotations": [
        {"id": 1, "image_id": 9, "category_id": 3, "bbox": [5, 6, 70.5, 80],
         "keypoints": [60, 10, 2, 61, 50, 2, 62, 90, 1, 0, 0, 0, 30, 50, 2, 29, 90, 2],
         "num_keypoints": 5, "iscrowd": 0, "area": 30, "segmentation": [[1, 2, 3]]},
        {"id": 2, "image_id": 7, "category_id": 3, "bbox": [0, 0, 100, 200],
         "keypoints": [60, 10, 2, 61, 50, 2, 62, 90, 2, 30, 10, 2, 30, 50, 2, 29, 200, 2]}],
       "categories": [{"id": 1, "name": "cat"}, {"id": 3, "name": "legs", "keypoints":
        ["right_leg_marker", "right_ankle_marker", "right_heel_marker",
         "left_leg_marker", "left_ankle_marker", "left_heel_marker"], "skeleton": [[1, 2]]}]}
      """
    return old.isEmpty ? text : text.replacing(old, with: new)
  }
}
