package com.example.bench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

public class Node implements Serializable {
    private static final long serialVersionUID = 1L;

    public String name;
    public List<Node> children = new ArrayList<>();
    public Node parent;

    /** The root of a tree where node N is a child of node (N - 1) / 4. */
    public static Node tree(int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Node node = new Node();
            node.name = "node" + i;
            if (i > 0) {
                node.parent = nodes.get((i - 1) / 4);
                node.parent.children.add(node);
            }
            nodes.add(node);
        }
        return nodes.get(0);
    }
}
