package com.acme.odd.task;

import java.io.Serializable;

/**
 * A task: &lt;b&gt; {@code List<String>}, {@literal <x>} and <a href="x">links</a>.
 *
 * <pre>code</pre>
 *
 * <p>More {@link Guid of {@code it}} &nbsp;and <code>that</code>
 */
public class Task implements Serializable {
    /** Who. */
    String owner;
}
