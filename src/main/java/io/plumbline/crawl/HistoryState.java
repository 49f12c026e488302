package io.plumbline.crawl;

import java.util.Arrays;

/**
 * Where a history analysis stopped, to continue from with new commits only. Kept by the caller as it is; it holds
 * names,
 * addresses, paths and subjects of the repository and must be stored as safely as those. A state of another version, of
 * other shallow boundaries or one that is damaged is passed over: the analysis then starts anew.
 *
 * @param tip id of the commit analysed
 * @param data compressed; its form is private
 */
public record HistoryState(String tip, byte[] data) {

    public HistoryState {
        data = data.clone();
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryState state && tip.equals(state.tip) && Arrays.equals(data, state.data);
    }

    @Override
    public int hashCode() {
        return tip.hashCode() * 31 + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "HistoryState[" + tip + ", " + data.length + " bytes]";
    }
}
