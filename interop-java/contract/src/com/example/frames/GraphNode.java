package com.example.frames;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

public class GraphNode implements Serializable {
    private static final long serialVersionUID = 1L;

    public String name;
    public List<GraphNode> children;
    public GraphNode parent;
    public Map<String, Object> values;
    public Object extra;
}
