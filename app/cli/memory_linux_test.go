package cli

import (
	"os"
	"syscall"
)

// megabytes a process had in memory at most.
func megabytes(p *os.ProcessState) int {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return int(usage.Maxrss >> 10)
}
