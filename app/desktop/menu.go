//go:build desktop || dev

package desktop

import (
	system "runtime"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// menuOf is the native menu: what a window must have. Everything else is in the page.
// Its labels are in both languages because Wails cannot replace a menu on Linux: the
// old one stays on the screen and its items lead nowhere.
func menuOf(w *Window) *menu.Menu {
	m := menu.NewMenu()
	if system.GOOS == "darwin" { // there, copying and pasting work only through a menu
		m.Append(menu.AppMenu())
		m.Append(menu.EditMenu())
		return m
	}
	own := m.AddSubmenu("窗口 Window")
	own.AddText("全屏 Full screen", keys.Key("f11"), func(*menu.CallbackData) {
		if runtime.WindowIsFullscreen(w.ctx) {
			runtime.WindowUnfullscreen(w.ctx)
		} else {
			runtime.WindowFullscreen(w.ctx)
		}
	})
	own.AddSeparator()
	own.AddText("退出 Quit", keys.CmdOrCtrl("q"), func(*menu.CallbackData) { runtime.Quit(w.ctx) })
	return m
}
