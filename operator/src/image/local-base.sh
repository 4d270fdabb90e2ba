#!/bin/sh
# local-base.sh JAVA_HOME FOLDER: writes FOLDER/base.tar, a base image made of the Java of this machine, as `docker save`
# writes one. It stands in for ${image.base} where no registry is reached: a Java runtime, the libraries that it is linked
# with, and nothing else; no shell.
set -eu
java=$1
folder=$2
root=$folder/base

rm -rf "$root"
mkdir -p "$root/opt" "$root/etc" "$root/tmp" "$root/dev" "$root/proc"
chmod 1777 "$root/tmp"
echo 'nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin' >"$root/etc/passwd"

# Every module that a jar of the image uses, by jdeps, and those that are found at run time only.
"$java/bin/jlink" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC --output "$root/opt/java" --no-header-files --no-man-pages \
  --add-modules java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http \
  --add-modules java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.unsupported

for binary in bin/java lib/libjava.so lib/libmanagement_ext.so lib/libnet.so lib/libnio.so lib/libzip.so \
  lib/server/libjvm.so; do
  ldd "$root/opt/java/$binary"
done | grep -o ' /[^ ]*\|^[[:space:]]/[^ ]*' | tr -d '[:blank:]' | grep -v "^$root" | sort -u | while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

tar --create --file "$folder/layer.tar" --directory "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner .
case $(uname -m) in
aarch64) architecture=arm64 ;;
*) architecture=amd64 ;;
esac
cat >"$folder/config.json" <<JSON
{
  "architecture": "$architecture",
  "os": "linux",
  "config": {"Env": ["PATH=/opt/java/bin", "JAVA_HOME=/opt/java"]},
  "rootfs": {"type": "layers", "diff_ids": ["sha256:$(sha256sum "$folder/layer.tar" | cut -d ' ' -f 1)"]}
}
JSON
echo '[{"Config": "config.json", "RepoTags": null, "Layers": ["layer.tar.gz"]}]' >"$folder/manifest.json"
# Quick rather than small: it is read once, on this machine.
gzip -1 --no-name --force "$folder/layer.tar"
tar --create --file "$folder/base.tar" --directory "$folder" manifest.json config.json layer.tar.gz
rm -rf "$root" "$folder/layer.tar.gz" "$folder/config.json" "$folder/manifest.json"
