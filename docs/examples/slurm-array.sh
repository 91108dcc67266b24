#!/bin/bash
#SBATCH --job-name=holdfast
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=600M
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --output=holdfast-%A_%a.log

# A verification as an array job; the arguments are those of `holdfast verify`:
#
#   array=$(sbatch --parsable slurm-array.sh xu2025 --budget deep)
#   sbatch --dependency=afterany:$array --wrap 'npx holdfast merge shards --json evidence.json'
#
# A task that is killed and queued again goes on where it stopped. Tasks that are missing in the end are named
# by the merge; run them alone with `sbatch --array=3,7 ...` and OF=16.

set -euo pipefail
exec npx holdfast verify "$@" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "${SLURM_ARRAY_TASK_ID}/${OF:-$SLURM_ARRAY_TASK_COUNT}" \
  --out shards
