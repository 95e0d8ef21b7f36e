package export;

import com.example.frames.Color;
import com.example.frames.FrameException;
import com.example.frames.FrameService;
import com.example.frames.Person;
import com.example.frames.VipPerson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls FrameService through exported classes, and prints what it gets: FramesConsumer ADDRESS. */
public final class FramesConsumer {
    private FramesConsumer() {
    }

    public static void main(String[] args) {
        try {
            Map<String, String> callbacks = new HashMap<>();
            callbacks.put("listen.1.callback", "true");
            // Dubbo 3 with a direct URL looks for callbacks only in methods that have another parameter.
            callbacks.put("listen.retries", "0");
            FrameService frames = References.refer(FrameService.class, null, args[0], callbacks);
            callScalars(frames);
            callPersons(frames);
            callOthers(frames);
            System.out.println("done");
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void callScalars(FrameService frames) {
        print("echo", frames.echo("Zoë"), frames.nul());
        print("numbers", frames.add(2, 3), frames.addLong(4294967296L, 1), frames.mean(new double[] { 1, 2 }), frames.tiny((byte) -5));
        print("decimal", frames.decimal(new BigDecimal("9.90")), frames.big(BigInteger.TEN.pow(20)));
        print("over", frames.over(1), frames.over(Integer.valueOf(2)), frames.over("three"));
        print("boxed", frames.notBoxed(true), frames.notBoxed(null), frames.letter('x'), frames.ratio(1.5f));
    }

    private static void callPersons(FrameService frames) {
        Person person = frames.getPerson(7);
        print("person", person.getId(), person.getAge(), person.getColor(), Arrays.toString(person.getTags()), person.getCounts(), person.getFriend() == person);
        VipPerson vip = new VipPerson();
        vip.setName("Ada");
        vip.setLevel("gold");
        vip.setIds(Collections.singleton(1L));
        VipPerson saved = (VipPerson) frames.savePerson(vip);
        print("vip", saved.getName(), saved.getLevel(), saved.getIds());
        List<Person> persons = frames.list(2);
        print("list", persons.size(), persons.get(1) instanceof VipPerson, persons.get(0) == persons.get(2));
    }

    private static void callOthers(FrameService frames) {
        print("color", frames.color(Color.GREEN));
        print("objects", Arrays.toString(frames.objects(new Object[] { "a", 1, null })), Arrays.deepToString(frames.grid(new int[][] { { 1 }, { 2, 3 } })));
        print("ids", frames.ids(Collections.singletonMap("one", Arrays.asList(1L, 2L))), frames.set(Collections.singleton("s")));
        print("listen", frames.listen("key", (what, number) -> what + number));
        try {
            frames.fail("checked");
        } catch (FrameException e) {
            print("fail", e.getMessage(), e.getCode(), e.getWho());
        }
    }

    private static void print(String name, Object... values) {
        System.out.println(name + " " + Arrays.toString(values));
    }
}
