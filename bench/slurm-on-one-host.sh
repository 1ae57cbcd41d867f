#!/usr/bin/env bash
# Slurm for real, on one machine: a controller and four nodes on the loopback. Submits 64 parts of a run, kills a task, a node and the
# controller while they run, submits what is missing, and compares the merged bytes with those of one run.
# Needs root and Debian's slurm-wlm and munge; ends with 77 and says so where they are not there.
# usage: bench/slurm-on-one-host.sh PROGRAM [SCENARIO [DRAWS]]      PROGRAM is the entente to be tested
set -euo pipefail
program=$(realpath "${1:?usage: bench/slurm-on-one-host.sh PROGRAM [SCENARIO [DRAWS]]}")
scenario=$(realpath "${2:-scenarios/port-strike.yaml}") draws=${3:-6400}
missing=$(for need in slurmctld slurmd sbatch squeue munged; do PATH=$PATH:/usr/sbin command -v "$need" >/dev/null || echo "$need"; done)
[ -z "$missing" ] || { echo "skipped: there is no" $missing "here (Debian: apt-get install slurm-wlm munge)"; exit 77; }
[ "$(id -u)" -eq 0 ] || { echo "skipped: only root can set up a cluster on one machine"; exit 77; }
export PATH=$PATH:/usr/sbin
work=$(mktemp -d)
chmod 755 "$work"
started=()
cleanup() {
  scancel --full --quiet --user=root 2>/dev/null || true
  for pid in "${started[@]}" $(cat "$work"/*.pid 2>/dev/null); do kill -9 "$pid" 2>/dev/null || true; done
  for step in $(steps .); do kill -9 "$step" 2>/dev/null || true; done
  [ -n "${KEEP:-}" ] || rm -rf "$work"
}
# Processes of this cluster alone: its steps carry its configuration in their environment.
steps() {
  for pid in $(pgrep -x slurmstepd || true); do
    grep -qz "^SLURM_CONF=$work/slurm.conf" "/proc/$pid/environ" 2>/dev/null && grep -qaz "$1" "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"
  done || true
}
trap cleanup EXIT
export SLURM_CONF=$work/slurm.conf
host=$(hostname -s)

mkdir -m 700 "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=1024 count=1 status=none
chmod 400 "$work/munge/key"
munged --force --foreground --socket="$work/munge.socket" --key-file="$work/munge/key" --pid-file="$work/munge/pid" \
  --log-file="$work/munge/log" --seed-file="$work/munge/seed" &
started+=($!)
mkdir "$work/state"
cat > "$SLURM_CONF" <<CONF
ClusterName=one-host
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=17610
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool-%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/%n.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/%n.log
SlurmctldTimeout=10
SlurmdTimeout=10
InactiveLimit=0
KillWait=2
MessageTimeout=5
ReturnToService=2
SwitchType=switch/none
MpiDefault=none
NodeName=n[1-4] NodeHostname=$host NodeAddr=127.0.0.1 Port=[17611-17614] CPUs=1 RealMemory=400 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
control() { slurmctld -D ${1:-} > /dev/null 2>&1 & controller=$!; started+=("$controller"); }
node() { slurmd -D -N "$1" > /dev/null 2>&1 & eval "pid_$1=$!"; started+=("$!"); }
await() { # await SECONDS WHAT COMMAND...
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || { echo "FAILED: waited in vain for $what"; tail -n 20 "$work"/*.log; exit 1; }
    sleep 0.3
  done
}
all_idle() { [ "$(sinfo -h -o '%T %D' 2>/dev/null)" = "idle 4" ]; }
parts() { find "$work/parts/parts" -name 'part-*.sums' 2>/dev/null | wc -l; }
parts_at_least() { [ "$(parts)" -ge "$1" ]; }
running() { pgrep -f -- "run $work/parts/scenario.yaml .*--part $1/64" || true; }
# Kills a task that has not written its part, and sets $lost to that part. Each is stopped while it is looked at, for it may end between
# the look and the kill.
kill_a_task() {
  local task
  for task in $(running '[0-9]*'); do
    kill -STOP "$task" 2>/dev/null || continue
    lost=$(tr '\0' ' ' < "/proc/$task/cmdline" | sed 's/.*--part \([0-9]*\)\/64.*/\1/')
    if [ -e "$work/parts/parts/part-$(printf %06d "$lost")-of-000064.sums" ]; then kill -CONT "$task"; continue; fi
    kill -9 "$task"
    return 0
  done
  return 1
}
# A node's death and a controller's make Slurm run a task again: the lost part is killed whenever it comes back, until this is stopped.
keep_lost() { while :; do for task in $(running "$lost"); do kill -9 "$task" 2>/dev/null || true; done; sleep 0.1; done; }
# A controller writes down what it began within five seconds. Killed before, it forgets a task and takes the node that runs it out of
# service, until an operator puts it back.
recorded() { [ $((SECONDS - submitted)) -ge 7 ]; }
resume_drained() {
  for name in $(sinfo -h -N -t drain -o %N 2>/dev/null || true); do scontrol update NodeName="$name" State=RESUME 2>/dev/null || true; done
}
nothing_queued() { resume_drained; local queue; queue=$(squeue -h 2>/dev/null) && [ -z "$queue" ]; }

begun=$SECONDS
for name in n1 n2 n3 n4; do mkdir -p "$work/spool-$name"; done
await 10 "munge" test -S "$work/munge.socket"
control -c
for name in n1 n2 n3 n4; do node "$name"; done
await 60 "four nodes" all_idle
echo "a controller and four nodes are up after $((SECONDS - begun)) s: $(sbatch --version)"

cd "$work"
cp "$scenario" talks.yaml
"$program" run talks.yaml --draws "$draws" --out one > /dev/null
echo "one run of $draws draws is done"
"$program" submit talks.yaml --draws "$draws" --to slurm --parts 64 --tasks 4 --time 0:02:00 --keep draws --out parts --results merged

submitted=$SECONDS
await 120 "the first parts" parts_at_least 3
await 120 "a task whose part is not there yet" kill_a_task
keep_lost & keeper=$!; started+=("$keeper")
echo "killed a task with $(parts) parts there"
await 120 "more parts" parts_at_least 10
kill -9 "$pid_n2"
for step in $(steps n2); do kill -9 "$step" 2>/dev/null || true; done
echo "killed node n2 with $(parts) parts there"
await 120 "more parts" parts_at_least 20
await 30 "the controller's record of what it began" recorded
kill -9 "$controller"
echo "killed the controller with $(parts) parts there"
sleep 2
control
await 300 "the end of the array and the merge" nothing_queued
kill "$keeper"
echo "the queue is empty with $(parts) parts there"
if [ -d merged ]; then echo "FAILED: a part of a killed task cannot be there"; exit 1; fi
node n2
lacking=$("$program" merge parts --out never 2>/dev/null) && ended=0 || ended=$?
echo "$lacking"
[ "$ended" -eq 3 ] && grep -qw "$lost" <<< "$lacking" || { echo "FAILED: part $lost is not told to be missing (exit code $ended)"; exit 1; }
for again in 1 2 3; do
  [ ! -d merged ] || break
  "$program" submit parts --to slurm --time 0:02:00 --results merged
  await 300 "what was missing" nothing_queued
done
[ -d merged ] || { echo "FAILED: three more submissions did not make what was missing"; exit 1; }
diff -r one merged
echo "PASSED: the merged folder is that of one run, byte for byte, after $((SECONDS - begun)) s"
