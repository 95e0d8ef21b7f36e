package com.example.frames;

import interop.Canon;
import interop.Graphs;

public class GraphServiceImpl implements GraphService {
    @Override
    public Object echo(Object graph) {
        return graph;
    }

    @Override
    public String describe(Object graph) {
        return Canon.of(graph);
    }

    @Override
    public Object build(long seed, int size, boolean oneWay) {
        return Graphs.build(seed, size, oneWay);
    }

    @Override
    public String text(long seed, int size, boolean oneWay) {
        return Canon.of(Graphs.build(seed, size, oneWay));
    }
}
