import Footfall

@main
enum Main {
  static func main() {
    print("footfall \(Footfall.version)")
  }
}
