# Sourced by mvnw and remit: finds what the build needs, or says in one sentence what is missing.

jdk_is_recent() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  jdk_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$jdk_version" ] && [ "$jdk_version" -ge 25 ]
}

# Sets and exports JAVA_HOME to the first JDK of 25 or later.
# REMIT_JDK_DIRS, a colon-separated list, takes the place of the usual places.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_recent "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  jdk_dirs=${REMIT_JDK_DIRS-/usr/lib/jvm:/opt:/usr/local:/usr/java:${HOME:-/}/.sdkman/candidates/java:${HOME:-/}/.jdks:/Library/Java/JavaVirtualMachines}
  jdk_ifs=$IFS
  IFS=:
  for jdk_dir in $jdk_dirs; do
    IFS=$jdk_ifs
    for jdk_home in "$jdk_dir"/* "$jdk_dir"/*/Contents/Home; do
      if jdk_is_recent "$jdk_home"; then
        JAVA_HOME=$jdk_home
        export JAVA_HOME
        return 0
      fi
    done
  done
  IFS=$jdk_ifs
  echo "remit: no JDK 25 or later was found; install one under /usr/lib/jvm or set JAVA_HOME to it." >&2
  return 1
}

find_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "remit: there is no mvn on the PATH; install Apache Maven 3.8 or later." >&2
  return 1
}
