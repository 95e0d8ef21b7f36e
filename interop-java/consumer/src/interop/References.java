package interop;

import com.example.frames.FrameService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every reference is made once; one that fails is made anew when it is asked for again. */
final class References {
    private final Map<Reference, Object> made = new ConcurrentHashMap<>();

    Object get(Reference reference) {
        return made.computeIfAbsent(reference, Dubbo::refer);
    }

    FrameService frames(String address) {
        return (FrameService) get(Reference.to(address, FrameService.class));
    }
}
