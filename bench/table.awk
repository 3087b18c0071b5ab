# The table of docs/performance.md, its budgets and whether they are kept; exit 1 when one is broken.

END {
  f0 = median("f0", "cpu")
  f1 = median("f1", "cpu")
  print "| what | CPU-s | MiB | wall s | budget | |"
  print "|---|---|---|---|---|---|"
  line("f0", "F0: bare JVM, one HTTP request", 0, 0, "")
  line("f1", "F1: bare JVM, one HTTPS request", 0, 0, "")
  line("version", "`--version`", 0, 0, "")
  line("validate", "`validate`, 40 activities", f0 + 0.10, 48, sprintf("F0 + 0.10 = %.2f CPU-s, 48 MiB", f0 + 0.10))
  line("http", "`run`, minimal, http", f0 + 0.13, 52, sprintf("F0 + 0.13 = %.2f CPU-s, 52 MiB", f0 + 0.13))
  line("https", "`run`, minimal, https", 1.35 * f1, 66, sprintf("1.35 F1 = %.2f CPU-s, 66 MiB", 1.35 * f1))
  line("one", "`run`, one instant activity", 0, 0, "")
  if ("one" in count && "many" in count) {
    cpu = median("one", "cpu") + 2
    mib = median("one", "mib") + 60
    rule = sprintf("one + 2 s = %.2f CPU-s, one + 60 = %.0f MiB", cpu, mib)
  }
  line("many", "`run`, 10 000 instant activities", cpu, mib, rule)
  line("dry", "`run --dry actions`, 10 000 processes", cpu, mib, rule)
  printf "\nMedian of %d; MiB is the maximum resident size / 1024, CPU-s is user + system.\n", runs
  exit broken
}
