package app

import (
	"sandtable/engine/layout"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// LayoutBox is something that stands in a drawing.
type LayoutBox struct {
	Width   float64 `json:"width" exclusiveMinimum:"0" maximum:"10000" doc:"In pixels"`
	Height  float64 `json:"height" exclusiveMinimum:"0" maximum:"10000" doc:"In pixels"`
	Lane    int     `json:"lane,omitempty" minimum:"0" doc:"From 0"`
	Diamond bool    `json:"diamond,omitempty" doc:"Lines may leave and enter at the top and the bottom"`
}

// LayoutLine leads from one box to another, by their numbers from 0.
type LayoutLine struct {
	From  int     `json:"from" minimum:"0"`
	To    int     `json:"to" minimum:"0"`
	Label float64 `json:"label,omitempty" minimum:"0" maximum:"10000" doc:"How wide its text is, in pixels"`
	Lines int     `json:"lines,omitempty" minimum:"0" maximum:"1000" doc:"Of the text"`
}

// Layout is a flow to be drawn. The first box is where it begins.
type Layout struct {
	Boxes []LayoutBox  `json:"boxes" maxItems:"20000"`
	Lines []LayoutLine `json:"lines" maxItems:"50000"`
	Lanes int          `json:"lanes" minimum:"0" maximum:"1000" doc:"0: none"`
}

// LayoutPlace is where something stands, in pixels.
type LayoutPlace struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// LayoutPoint is a point of a line, in pixels.
type LayoutPoint struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// LaidOut is where everything stands, from (0, 0) to (width, height), in the order it was asked in.
type LaidOut struct {
	Boxes  []LayoutPlace   `json:"boxes" nullable:"false"`
	Lines  [][]LayoutPoint `json:"lines" nullable:"false"`
	Labels []LayoutPlace   `json:"labels" nullable:"false" doc:"Of the lines; without width where there is none"`
	Lanes  []LayoutPlace   `json:"lanes" nullable:"false"`
	Width  float64         `json:"width"`
	Height float64         `json:"height"`
}

// LayOut draws a flow anew: the main way straight, no line across a box. A line or lane that is not there is a problem.
func LayOut(l Layout) (LaidOut, error) {
	boxes, lines := make([]layout.Box, len(l.Boxes)), make([]layout.Line, len(l.Lines))
	for i, b := range l.Boxes {
		if b.Lane != 0 && b.Lane >= l.Lanes {
			return LaidOut{}, outOfLayout()
		}
		boxes[i] = layout.Box(b)
	}
	for i, line := range l.Lines {
		if line.From >= len(boxes) || line.To >= len(boxes) {
			return LaidOut{}, outOfLayout()
		}
		lines[i] = layout.Line(line)
	}
	d := layout.Of(boxes, lines, l.Lanes)
	return LaidOut{
		Boxes: each(d.Boxes, layoutPlace),
		Lines: each(d.Lines, func(points []model.Point) []LayoutPoint {
			return each(points, func(p model.Point) LayoutPoint { return LayoutPoint(p) })
		}),
		Labels: each(d.Labels, layoutPlace),
		Lanes:  each(d.Lanes, layoutPlace),
		Width:  d.Width, Height: d.Height,
	}, nil
}

func layoutPlace(b model.Bounds) LayoutPlace { return LayoutPlace(b) }

func outOfLayout() error {
	return problem.New("layout.out-of-range",
		problem.Say("A line or lane of the flow to be drawn is not there.", "要布局的流程中引用了不存在的节点或泳道。"),
		problem.Say("Number boxes and lanes from 0.", "请从 0 开始为节点和泳道编号。"))
}
