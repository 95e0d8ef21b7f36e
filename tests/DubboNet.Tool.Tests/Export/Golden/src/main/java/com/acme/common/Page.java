// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.common;

import java.io.Serializable;
import java.util.List;

/**
 * Represents a page of a result.
 *
 * @param <T> The items.
 */
public class Page<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private List<T> items;
    private T first;
    private T[] others;
    private Page<T> next;

    public List<T> getItems() {
        return items;
    }

    public void setItems(List<T> items) {
        this.items = items;
    }

    public T getFirst() {
        return first;
    }

    public void setFirst(T first) {
        this.first = first;
    }

    public T[] getOthers() {
        return others;
    }

    public void setOthers(T[] others) {
        this.others = others;
    }

    public Page<T> getNext() {
        return next;
    }

    public void setNext(Page<T> next) {
        this.next = next;
    }
}
