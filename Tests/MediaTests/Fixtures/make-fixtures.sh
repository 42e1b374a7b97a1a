#!/usr/bin/env bash
# Makes the small videos and photos that the tests of Media read. Needs the ffmpeg program (5.1)
# with libx264, libx265, libvpx and libaom, heif-enc (libheif 1.15) and python3. Run once; the files are in the
# repository, so the tests need none of these.
#
# The picture: four quarters (red, green, blue, light grey), and in the middle a grey square whose
# level is 20 * the frame's number.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

quarters() { # WIDTH HEIGHT RATE FRAMES
  local right="gte(X\,$1/2)" low="gte(Y\,$2/2)"
  local middle="lt(abs(X-$1/2+0.5)\,$1/8)*lt(abs(Y-$2/2+0.5)\,$2/8)"
  local red="if($middle\,20*N\,if($low\,$right*200\,(1-$right)*200))"
  local green="if($middle\,20*N\,$right*200)"
  local blue="if($middle\,20*N\,$low*200)"
  printf 'nullsrc=s=%sx%s:r=%s,format=gbrp,geq=r=%s:g=%s:b=%s,trim=end_frame=%s' \
    "$1" "$2" "$3" "'$red'" "'$green'" "'$blue'" "$4"
}

# make FILE FILTERS ENCODER-ARGUMENTS...: 10 frames at 25 a second, 64 x 48
make() {
  local file=$1 filters=$2
  shift 2
  ffmpeg -v error -y -f lavfi -i "$(quarters 64 48 25 10)" -vf "$filters" -map_metadata -1 -fflags +bitexact -flags:v +bitexact \
    "$@" "$file"
}
to601="scale=out_color_matrix=bt601:out_range=tv"
to709="scale=out_color_matrix=bt709:out_range=tv"
tag709=(-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv)
x264=(-c:v libx264 -preset veryslow -crf 12 -x264-params bframes=2:keyint=100:no-info=1)

# Containers and codecs.
make h264.mp4 "$to709,format=yuv420p" "${x264[@]}" "${tag709[@]}" -movflags +faststart
ffmpeg -v error -y -i h264.mp4 -c copy -bitexact h264.mov
ffmpeg -v error -y -i h264.mp4 -c copy -bitexact h264.mkv
ffmpeg -v error -y -i h264.mp4 -c copy -bitexact h264.flv
ffmpeg -v error -y -i h264.mp4 -c copy -bitexact h264.ts
make hevc.mp4 "$to709,format=yuv420p" -c:v libx265 -x265-params log-level=none:crf=12:info=0 \
  -tag:v hvc1 "${tag709[@]}"
make vp9.webm "$to709,format=yuv420p" -c:v libvpx-vp9 -crf 15 -b:v 0 "${tag709[@]}"
make av1.mp4 "$to709,format=yuv420p" -c:v libaom-av1 -cpu-used 6 -crf 15 "${tag709[@]}"
make mpeg4.avi "$to601,format=yuv420p" -c:v mpeg4 -q:v 2
make mjpeg.avi "scale=out_range=pc,format=yuvj420p" -c:v mjpeg -q:v 2
make wmv2.wmv "$to601,format=yuv420p" -c:v wmv2 -q:v 2
make mpeg2.mpg "$to601,format=yuv420p" -c:v mpeg2video -q:v 2

# Pixel formats, ranges and matrices.
make hevc-10bit-hlg.mp4 \
  "scale=out_color_matrix=bt2020:out_range=tv:flags=accurate_rnd,format=yuv420p10le" \
  -c:v libx265 -x265-params log-level=none:crf=12:info=0 -tag:v hvc1 \
  -colorspace bt2020nc -color_primaries bt2020 -color_trc arib-std-b67 -color_range tv
make h264-422.mp4 "$to709,format=yuv422p" "${x264[@]}" "${tag709[@]}"
make h264-444.mp4 "$to709,format=yuv444p" "${x264[@]}" "${tag709[@]}"
make h264-422-10bit.mp4 "$to709,format=yuv422p10le" "${x264[@]}" "${tag709[@]}"
make h264-full.mp4 "scale=out_color_matrix=bt709:out_range=pc,format=yuvj420p" "${x264[@]}" \
  -colorspace bt709 -color_range pc
make h264-rgb.mkv "format=gbrp" -c:v libx264rgb -crf 12 -x264-params no-info=1
make h264-grey.mkv "scale=out_range=tv,format=gray" "${x264[@]}"
make raw-nv12.mkv "$to709,format=nv12" -frames:v 1 -c:v rawvideo "${tag709[@]}"

# Rotation: stored turned back by so much, so that upright all show the same.
turned() { # CLOCKWISE-DEGREES FILTER; ffmpeg's own option counts the other way
  make turned.mp4 "$2,$to709,format=yuv420p" "${x264[@]}" "${tag709[@]}"
  ffmpeg -v error -y -i turned.mp4 -c copy -metadata:s:v rotate="$((360 - $1))" -bitexact "rotated-$1.mp4"
  rm turned.mp4
}
turned 90 transpose=2
turned 180 hflip,vflip
turned 270 transpose=1

# Times.
make variable-rate.mp4 "$to709,format=yuv420p,settb=1/1000,setpts='N*40+15*mod(N\,3)'" \
  "${x264[@]}" "${tag709[@]}" -fps_mode passthrough -enc_time_base 1/1000 \
  -video_track_timescale 1000
make gap.mp4 "$to709,format=yuv420p,settb=1/1000,setpts='(N+3*gte(N\,6))*40'" \
  "${x264[@]}" "${tag709[@]}" -fps_mode passthrough -enc_time_base 1/1000 \
  -video_track_timescale 1000
ffmpeg -v error -y -ss 0.16 -i h264.mp4 -c copy -bitexact edit-list.mp4
make keyframes.mp4 "$to709,format=yuv420p" "${x264[@]}" -g 4 "${tag709[@]}"

# Sizes.
make odd-size.mp4 "$to709,crop=63:47:0:0:exact=1,format=yuv444p" "${x264[@]}" "${tag709[@]}"
make odd-size.webm "$to709,format=yuv444p,crop=63:47:0:0:exact=1,format=yuv420p" \
  -c:v libvpx-vp9 -crf 15 -b:v 0 "${tag709[@]}"
make one-pixel.avi "scale=1:1,format=yuvj420p" -c:v mjpeg -q:v 2
make wide-pixels.mpg "$to601,scale=64:48,setdar=16/9,format=yuv420p" -c:v mpeg2video -q:v 2
ffmpeg -v error -y -f lavfi -i "color=c=gray:s=7680x4320:r=25,format=yuv420p" -frames:v 1 \
  -c:v libx264 -preset ultrafast -crf 40 -x264-params no-info=1 -bitexact large-8k.mp4

# A gradient without loss, for exact sampling; also stored turned.
gradient="nullsrc=s=48x40:r=25,format=yuv420p,geq=lum='16+2*X+3*Y':cb=128:cr=128"
ffmpeg -v error -y -f lavfi -i "$gradient" -frames:v 1 -c:v ffv1 -bitexact gradient.mkv
for turn in "90 transpose=2" "180 hflip,vflip" "270 transpose=1"; do
  ffmpeg -v error -y -f lavfi -i "$gradient,${turn#* }" -frames:v 1 -c:v libx264 -qp 0 \
    -x264-params no-info=1 -map_metadata -1 -bitexact turned.mp4
  ffmpeg -v error -y -i turned.mp4 -c copy -metadata:s:v rotate="$((360 - ${turn%% *}))" -bitexact \
    "gradient-${turn%% *}.mp4"
  rm turned.mp4
done

# Bad files.
ffmpeg -v error -y -f lavfi -i "color=c=gray:s=16x12:r=25" -frames:v 1 -c:v rawvideo \
  -pix_fmt yuv420p -bitexact raw.avi
: >empty.mp4
printf 'This is not a video.\nIt is a text.\n' >text.mp4
head -c 5000 /dev/zero >zeros.mp4
printf 'ffconcat version 1.0\nfile h264.mp4\n' >playlist.mp4
printf '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nh264.ts\n#EXT-X-ENDLIST\n' >playlist.m3u8
ffmpeg -v error -y -f lavfi -i sine=d=0.2 -c:a aac -b:a 16k -bitexact sound-only.m4a
python3 - <<'PY'
import struct
def read(name): return bytearray(open(name, "rb").read())
def write(name, data): open(name, "wb").write(bytes(data))
clip = read("h264.mp4")
write("truncated.mp4", clip[:len(clip) * 9 // 10])
write("index-lost.mov", read("h264.mov")[:2000])
data = read("keyframes.mp4")
start = data.find(b"mdat") + 4
middle = start + (len(data) - start) // 3
for i in range(200): data[middle + i] = (i * 37) & 255
write("broken-middle.mp4", data)
avi = read("mpeg4.avi")
header = avi.find(b"avih") + 8
struct.pack_into("<I", avi, header, 0)
stream = avi.find(b"strh") + 8
struct.pack_into("<II", avi, stream + 20, 0, 0)
write("zero-rate.avi", avi)
struct.pack_into("<II", avi, stream + 20, 1, 1000000)
write("absurd-rate.avi", avi)
raw = read("raw.avi")
form = raw.find(b"strf") + 8
struct.pack_into("<ii", raw, form + 4, 9000, 9000)
write("too-large.avi", raw)
PY
rm raw.avi

# Photos: the same picture, frame 0.
photo="$(quarters 64 48 25 1)"
ffmpeg -v error -y -f lavfi -i "$photo" -vf "scale=out_range=pc,format=yuvj444p" -q:v 2 \
  -bitexact photo.jpg
ffmpeg -v error -y -f lavfi -i "$photo" -vf format=rgb24 -bitexact photo.png
ffmpeg -v error -y -f lavfi -i "$photo" -c:v libwebp -lossless 1 -bitexact photo.webp
ffmpeg -v error -y -f lavfi -i "$photo" -vf "transpose=2,scale=out_range=pc,format=yuvj444p" \
  -q:v 2 -bitexact exif-6.jpg
ffmpeg -v error -y -f lavfi -i "$photo" -vf "hflip,scale=out_range=pc,format=yuvj444p" \
  -q:v 2 -bitexact exif-2.jpg
heif-enc -q 80 -o photo.heic photo.png
python3 - <<'PY'
import struct
for orientation in (6, 2):
    name = f"exif-{orientation}.jpg"
    jpeg = open(name, "rb").read()
    tiff = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 0x112, 3, 1, orientation, 0, 0)
    body = b"Exif\0\0" + tiff
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    open(name, "wb").write(jpeg[:2] + segment + jpeg[2:])
PY
# A HEIC photo stored turned back by 90 degrees, with the mark that turns it upright.
ffmpeg -v error -y -f lavfi -i "$photo" -vf "transpose=2,format=rgb24" -f rawvideo turned.rgb
cat >turned.c <<'C'
#include <libheif/heif.h>
#include <stdio.h>
int main(void) {
  struct heif_image *image;
  struct heif_encoder *encoder;
  int stride;
  struct heif_context *context = heif_context_alloc();
  heif_image_create(48, 64, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
  heif_image_add_plane(image, heif_channel_interleaved, 48, 64, 8);
  uint8_t *plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  FILE *file = fopen("turned.rgb", "rb");
  for (int y = 0; y < 64; y++) if (fread(plane + y * stride, 3, 48, file) != 48) return 1;
  heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder);
  heif_encoder_set_lossy_quality(encoder, 80);
  struct heif_encoding_options *options = heif_encoding_options_alloc();
  options->image_orientation = heif_orientation_rotate_90_cw;
  struct heif_error error = heif_context_encode_image(context, image, encoder, options, NULL);
  if (error.code) { puts(error.message); return 1; }
  return heif_context_write_to_file(context, "turned.heic").code;
}
C
gcc -o turned turned.c -lheif && ./turned
rm turned turned.c turned.rgb
printf 'BM\0\0\0\0\0\0\0\0picture' >photo.bmp
head -c 300 photo.jpg >truncated.jpg
head -c 100 photo.png >truncated.png
head -c 700 photo.heic >truncated.heic
du -cb -- * | tail -n 1
