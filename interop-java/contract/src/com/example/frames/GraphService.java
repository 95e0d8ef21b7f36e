package com.example.frames;

/** Object graphs of any shape. */
public interface GraphService {
    Object echo(Object graph);

    /** The canonical text of the graph. */
    String describe(Object graph);

    /** A random graph of about that many objects, to go there and back or one way; one seed gives one graph. */
    Object build(long seed, int size, boolean oneWay);

    /** The canonical text of the graph that build makes. */
    String text(long seed, int size, boolean oneWay);
}
