# Reads lines "row KiB user system wall"; what tables say of them.

function median(row, what,    n, i, j, t, list) {
  n = count[row]
  for (i = 1; i <= n; i++) list[i] = value[row, what, i]
  for (i = 2; i <= n; i++) {
    t = list[i]
    for (j = i - 1; j >= 1 && list[j] > t; j--) list[j + 1] = list[j]
    list[j + 1] = t
  }
  return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

# One line of the table; a budget of 0 is none.
function line(row, label, cpu_budget, mib_budget, rule, wall_budget,    cpu, mib, wall, verdict) {
  if (!(row in count)) {
    printf "| %s | - | - | - | %s | not measured |\n", label, rule
    broken = 1
    return
  }
  cpu = median(row, "cpu")
  mib = median(row, "mib")
  wall = median(row, "wall")
  verdict = rule == "" ? "" : "kept"
  if (cpu_budget && cpu > cpu_budget + 0.0001 || mib_budget && mib > mib_budget ||
      wall_budget && wall > wall_budget) {
    verdict = "BROKEN"
    broken = 1
  }
  printf "| %s | %.2f | %.1f | %.2f | %s | %s |\n", label, cpu, mib, wall, rule, verdict
}

{
  i = ++count[$1]
  value[$1, "mib", i] = $2 / 1024
  value[$1, "cpu", i] = $3 + $4
  value[$1, "wall", i] = $5
}
