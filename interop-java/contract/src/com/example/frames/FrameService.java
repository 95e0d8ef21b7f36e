package com.example.frames;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

public interface FrameService {
    String echo(String s);

    int add(int a, int b);

    long addLong(Long a, long b);

    double mean(double[] xs);

    Person getPerson(long id);

    Person savePerson(Person p);

    /** Persons and VipPersons in turn, then the first once more. */
    List<Person> list(int n);

    Map<String, Object> map(Map<String, Object> m);

    Date date(Date d);

    BigDecimal decimal(BigDecimal d);

    BigInteger big(BigInteger b);

    byte[] bytes(byte[] b);

    Color color(Color c);

    void nothing();

    String nul();

    String fail(String kind) throws FrameException;

    CompletableFuture<String> later(String s);

    Object any(Object o);

    String over(int i);

    String over(Integer i);

    String over(String s);

    /** The value of an attachment of the request. */
    String attachment(String key);

    Object time(Object t);

    String sleep(int ms);

    String listen(String key, Listener l);

    /** From now on, publish calls the listener of this topic. */
    void subscribe(String topic, Listener l);

    /** What the topic's listener said. */
    String publish(String topic, int n);

    /** Whether the topic had this very listener, which is then forgotten. */
    boolean unsubscribe(String topic, Listener l);

    void tell(String s);

    int[][] grid(int[][] g);

    Set<String> set(Set<String> s);

    Object[] objects(Object... os);

    byte[] zeros(int n);

    boolean not(boolean b);

    Boolean notBoxed(Boolean b);

    byte tiny(byte b);

    short small(short s);

    char letter(char c);

    float ratio(float f);

    double score(double d);

    Double scoreBoxed(Double d);

    long[] longs(long[] a);

    String[] texts(String[] a);

    List<Person> people(List<Person> people);

    Map<Integer, String> names(Map<Integer, String> names);

    Map<String, List<Long>> ids(Map<String, List<Long>> ids);

    /** Whether the two arguments are one object. */
    boolean same(Person a, Person b);

    /** The last text given to tell, which is then forgotten; waits up to 2 seconds for one. */
    String told();

    /** Adds an attachment to the response. */
    String reply(String key, String value);

    Person describe(Person p, String name);
}
