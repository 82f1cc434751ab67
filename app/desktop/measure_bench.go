//go:build bench && (desktop || dev)

package desktop

import (
	"context"
	"fmt"
	"os"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// measure plays the script that SANDTABLE_BENCH names in the page and prints what it
// tells, one JSON text a line. Only `make bench-ui` builds with it.
func measure(ctx context.Context) {
	script, err := os.ReadFile(os.Getenv("SANDTABLE_BENCH"))
	if err != nil {
		fmt.Println(`{"row":"failed","why":"SANDTABLE_BENCH names no script"}`)
		return
	}
	runtime.EventsOn(ctx, "bench", func(told ...any) { fmt.Println(told...) })
	runtime.WindowExecJS(ctx, string(script)+`
const tell = (row) => window.runtime.EventsEmit('bench', JSON.stringify(row));
benchUi(tell).catch((thrown) => tell({ row: 'failed', why: String(thrown) }));`)
}
