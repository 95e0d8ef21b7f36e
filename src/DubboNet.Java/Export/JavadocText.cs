using System.Text;

namespace DubboNet.Java;

/// <summary>Escapes text for Javadoc comments, and breaks it into lines.</summary>
public static class JavadocText
{
    /// <summary>Escapes plain text, so that Javadoc shows it as it is and the compiler finds no end of the comment in it.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            escaped.Append(text[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '@' => "&#64;",
                '{' => "&#123;",
                '}' => "&#125;",
                '\\' => "&#92;",
                '/' when i > 0 && text[i - 1] == '*' => "&#47;",
                _ => text[i].ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>Returns code within a sentence.</summary>
    public static string Code(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool isPlain = text.IndexOfAny(['{', '}', '\\', '@']) < 0 && !text.Contains("*/", StringComparison.Ordinal);
        return isPlain ? $"{{@code {text}}}" : $"<code>{Escape(text)}</code>";
    }

    /// <summary>Breaks a text into lines. A line is longer than the width only if a word is.</summary>
    internal static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (string paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line.ToString();
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            yield return line.ToString();
        }
    }
}
