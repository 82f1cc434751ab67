package desktop

import (
	"net/url"

	"sandtable/engine/problem"
)

// judgeLink lets web pages through. Any other scheme could start a program.
func judgeLink(address string) error {
	u, err := url.Parse(address)
	if err == nil && u.Scheme == "https" && u.Host != "" {
		return nil
	}
	return problem.New("desktop.not-a-web-page",
		problem.Say("“%s” is not the address of a web page that can be opened.", "“%s”不是可以打开的网页地址。", address),
		problem.Say("Only addresses that begin with https:// are opened.", "只能打开以 https:// 开头的地址。"))
}
