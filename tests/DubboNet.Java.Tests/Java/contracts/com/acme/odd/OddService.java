package com.acme.odd;

import com.acme.odd.event.*;
import com.acme.odd.task.Guid;
import com.acme.odd.task.Task;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicReference;
import kotlin.coroutines.Continuation;

public interface OddService {
    Object suspended(String text, Continuation<? super String> continuation);

    void listen(Listener listener);

    void listenTwice(String topic, SelfListener listener);

    Plain plain(Plain plain, Plain[] plains);

    Unknown unknown(List<Unknown> list);

    Object $invoke(String method, String[] types, Object[] args);

    String say(String text);

    String sayAsync(String text);

    Future<?> future();

    CompletionStage<? extends List<Task>> tasks(Guid guid);

    Event event(Event event, boolean checked, long options, int cancellationToken);

    Tree<Task>.Node<String> node(Tree<Task> tree);

    Abstract lonely(Abstract value);

    Generic<String> generic(GenericImpl value, Generic<String> other);

    Vector<Hashtable<String, Integer[]>> old(WeakHashMap<Object, Character[]> map, AtomicReference<Double> held);

    <K extends Comparable<K>, M extends Map<K, ? super Integer>> M sort(M map, K first, K[] rest);

    Exception failure(RuntimeException cause) throws Exception;

    void übung(String text);

    void take(Größe size);

    Void nothing(Void value);

    void names(OddEnum odd, Odd other, Odd.Inner inner);
}
